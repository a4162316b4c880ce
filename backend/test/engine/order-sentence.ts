import type { OrderType, SelfTradePrevention, Side } from '../../src/contracts/index.ts';
import { SELF_TRADE_PREVENTIONS } from '../../src/contracts/index.ts';
import type { PlaceOrder } from '../../src/engine/commands.ts';
import { assert } from '../../src/lib/assert.ts';
import { parseAmount } from '../../src/lib/decimal.ts';

const PATTERN =
  /^(?<user>\w+) (?<kind>stop |take-profit |trailing )?(?<side>buy|sell) (?<cash>\$)?(?<size>[\d.]+) (?<word>@|by) (?<at>[\d.]+|market)(?<bps>bps)?(?<flags>.*)$/;

/** What a sentence says of an order; whose clock it is told by decides about `for 60s`. */
export type OrderTerms = Omit<PlaceOrder, 'type' | 'timeMs'>;

/**
 * Reads an order:
 *
 *     alice buy 1 @ 55                    limit order
 *     alice sell $100 @ market            market order by an amount of cash
 *     alice stop sell 1 @ 95              stop at the market; with `limit 94` a stop_limit
 *     alice take-profit sell 1 @ 120      take_profit; with `limit 119` a take_profit_limit
 *     alice trailing sell 1 by 5          trailing stop 5 behind; `by 150bps` for a share
 *
 * Flags, in any order behind it: `IOC`, `FOK`, `for 60s` (GTD), `post-only`, `show 2` (iceberg),
 * `slip 300` (basis points), and the self-trade modes, `expire_maker` for one.
 */
export function parseOrder(sentence: string, tokenId: number, nowMs: number): OrderTerms {
  const parts = PATTERN.exec(sentence)?.groups;
  assert(parts !== undefined, `not an order: ${sentence}`);
  const { user = '', kind = '', side, cash, size = '', word, at = '', flags = '' } = parts;
  const limit = wordAfter(flags, 'limit');
  const orderType = typeOf(kind.trim(), at, limit !== null);
  const isTrailing = orderType === 'trailing_stop';
  assert(isTrailing === (word === 'by'), `not an order: ${sentence}`);
  const isPlain = orderType === 'limit' || orderType === 'market';
  const atTheMarket = !['limit', 'stop_limit', 'take_profit_limit'].includes(orderType);
  const price = orderType === 'limit' ? at : limit;
  const seconds = wordAfter(flags, 'for');
  const shown = wordAfter(flags, 'show');
  const isByShare = parts['bps'] !== undefined;
  const immediate = (['IOC', 'FOK'] as const).find((each) => flags.includes(each));
  return {
    userId: user,
    tokenId,
    clientOrderId: null,
    orderType,
    side: side as Side,
    priceAtoms: price === null ? null : parseAmount(price),
    stopPriceAtoms: isPlain || isTrailing ? null : parseAmount(at),
    trailingDeltaAtoms: isTrailing && !isByShare ? parseAmount(at) : null,
    trailingDeltaBps: isByShare ? Number(at) : null,
    quantityAtoms: cash === undefined ? parseAmount(size) : null,
    quoteQuantityAtoms: cash === undefined ? null : parseAmount(size),
    displayQuantityAtoms: shown === null ? null : parseAmount(shown),
    timeInForce: immediate ?? (atTheMarket ? 'IOC' : seconds === null ? 'GTC' : 'GTD'),
    expiresAtMs: seconds === null ? null : nowMs + Number.parseInt(seconds) * 1000,
    postOnly: flags.includes('post-only'),
    selfTradePrevention: modeIn(flags),
    maxSlippageBps: Number(wordAfter(flags, 'slip') ?? '500'),
  };
}

/** `bob sell 1 @ 110 stop 90`, with `limit 89` for a stop_limit: the two orders of an OCO pair. */
export function parseOco(
  sentence: string,
  tokenId: number,
  nowMs: number,
): { limit: OrderTerms; stop: OrderTerms } {
  const {
    head = '',
    stopPrice = '',
    flags = '',
  } = /^(?<head>\w+ \w+ [\d.]+ @ [\d.]+) stop (?<stopPrice>[\d.]+)(?<flags>.*)$/.exec(sentence)
    ?.groups ?? {};
  const [user = '', side = '', size = ''] = head.split(' ');
  const limitFlags = flags.replace(/ limit [\d.]+/, '');
  const limit = parseOrder(`${head} post-only${limitFlags}`, tokenId, nowMs);
  const stop = parseOrder(`${user} stop ${side} ${size} @ ${stopPrice}${flags}`, tokenId, nowMs);
  const isTimed = stop.timeInForce === 'GTD';
  return { limit, stop: { ...stop, expiresAtMs: isTimed ? stop.expiresAtMs : null } };
}

function typeOf(kind: string, at: string, hasLimit: boolean): OrderType {
  switch (kind) {
    case 'stop':
      return hasLimit ? 'stop_limit' : 'stop';
    case 'take-profit':
      return hasLimit ? 'take_profit_limit' : 'take_profit';
    case 'trailing':
      return 'trailing_stop';
    default:
      return at === 'market' ? 'market' : 'limit';
  }
}

function wordAfter(flags: string, word: string): string | null {
  const words = flags.trim().split(/\s+/);
  const index = words.indexOf(word);
  return index === -1 ? null : (words[index + 1] ?? null);
}

function modeIn(flags: string): SelfTradePrevention {
  const words = flags.split(' ');
  return SELF_TRADE_PREVENTIONS.find((mode) => words.includes(mode)) ?? 'expire_taker';
}
