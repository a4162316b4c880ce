import {
  FEES_USER_ID,
  type Changes,
  type CommandResult,
  type OrderState,
} from '../../src/engine/state.ts';
import type { Side, TimeInForce } from '../../src/contracts/index.ts';
import { assert } from '../../src/lib/assert.ts';
import { formatAmount, parseAmount } from '../../src/lib/decimal.ts';
import type { EngineCommand, MarketRules, PlaceOrder } from '../../src/engine/commands.ts';
import { Engine } from '../../src/engine/engine.ts';
import type { NaiveEngine } from '../../src/engine/naive-engine.ts';

const TOKEN_IDS = { USD: 1, TKN: 2 } as const;
export type Symbol = keyof typeof TOKEN_IDS;

const ORDER_PATTERN =
  /^(?<user>\w+) (?<side>buy|sell) (?<cash>\$)?(?<size>[\d.]+) @ (?<price>[\d.]+|market)(?<flags>.*)$/;

/** Rules that let almost everything pass: a test names what it is about. */
export const OPEN_RULES: MarketRules = {
  tokenId: TOKEN_IDS.TKN,
  state: 'active',
  tickAtoms: parseAmount('0.01'),
  lotAtoms: parseAmount('0.000001'),
  minQuantityAtoms: parseAmount('0.000001'),
  maxQuantityAtoms: parseAmount('1000000000'),
  minNotionalAtoms: 0n,
  makerFeePpm: 0,
  takerFeePpm: 0,
};

/**
 * One market, USD against TKN, told in short sentences: `alice buy 1 @ 55 FOK` places an order,
 * `alice sell $100 @ market` sells for an amount of cash. Books are drawn as `bid | price | ask`.
 */
export class Scenario {
  private readonly users = new Set<string>();
  private timeMs = 1_000_000;

  constructor(
    readonly engine: Engine | NaiveEngine,
    rules: Partial<MarketRules> = {},
  ) {
    this.setMarket(rules);
  }

  setMarket(rules: Partial<MarketRules>): string {
    return describe(this.apply({ type: 'set_market', rules: { ...OPEN_RULES, ...rules } }));
  }

  /** Credits "300 USD". */
  fund(user: string, ...amounts: string[]): void {
    this.admit(user);
    for (const amount of amounts) {
      const [value = '', symbol = ''] = amount.split(' ');
      const result = this.apply({
        type: 'adjust',
        userId: user,
        tokenId: tokenIdOf(symbol),
        amountAtoms: parseAmount(value),
        decidedBy: null,
        reason: 'funding',
      });
      assert(result.kind === 'transaction', `cannot fund ${user} with ${amount}`);
    }
  }

  /** Places each order of a drawn book, best prices last, and funds its owner for exactly that. */
  draw(book: string): void {
    for (const { side, price, orders } of parseBook(book)) {
      for (const { size, user } of orders) {
        const cost = formatAmount((parseAmount(size) * parseAmount(price)) / 100_000_000n);
        this.fund(user, side === 'buy' ? `${cost} USD` : `${size} TKN`);
        const outcome = this.place(`${user} ${side} ${size} @ ${price}`);
        assert(outcome === 'open', `${user} ${side} ${size} @ ${price}: ${outcome}`);
      }
    }
  }

  /** The outcome in words: "filled: 1 @ 50, 2 @ 51", "cancelled (no_liquidity)", "refused would_cross". */
  place(sentence: string, maxSlippageBps = 500): string {
    return describe(this.apply(this.command(sentence, maxSlippageBps)));
  }

  command(sentence: string, maxSlippageBps = 500): Omit<PlaceOrder, 'timeMs'> {
    const parts = ORDER_PATTERN.exec(sentence)?.groups;
    assert(parts !== undefined, `not an order: ${sentence}`);
    const { user = '', side, cash, size = '', price = '', flags = '' } = parts;
    this.admit(user);
    const isMarket = price === 'market';
    const timeInForce = (['IOC', 'FOK'] as const).find((each) => flags.includes(each));
    return {
      type: 'place_order',
      userId: user,
      tokenId: TOKEN_IDS.TKN,
      clientOrderId: null,
      orderType: isMarket ? 'market' : 'limit',
      side: side as Side,
      priceAtoms: isMarket ? null : parseAmount(price),
      quantityAtoms: cash === undefined ? parseAmount(size) : null,
      quoteQuantityAtoms: cash === undefined ? null : parseAmount(size),
      timeInForce: timeInForce ?? ((isMarket ? 'IOC' : 'GTC') satisfies TimeInForce),
      postOnly: flags.includes('post-only'),
      selfTradePrevention: 'expire_taker',
      maxSlippageBps,
    };
  }

  apply(command: Untimed<EngineCommand>): CommandResult {
    this.timeMs += 1;
    return this.engine.apply({ ...command, timeMs: this.timeMs });
  }

  drain(): Changes {
    return this.engine.drain();
  }

  /** "265.1807575 USD, 0 locked". */
  wallet(user: string, symbol: Symbol): string {
    const wallet = this.engine.wallet(user, TOKEN_IDS[symbol]);
    assert(wallet !== undefined, `no account ${user}`);
    return `${formatAmount(wallet.balanceAtoms)} ${symbol}, ${formatAmount(wallet.lockedAtoms)} locked`;
  }

  fees(symbol: Symbol): string {
    return this.wallet(FEES_USER_ID, symbol);
  }

  lastOrderOf(user: string): OrderState {
    const order = this.engine.openOrders(user).at(-1);
    assert(order !== undefined, `${user} has an open order`);
    return order;
  }

  /** The book in the notation of {@link draw}. */
  book(): string {
    const orders = [...this.users].flatMap((user) => this.engine.openOrders(user));
    const prices = [...new Set(orders.map((order) => order.priceAtoms ?? 0n))];
    prices.sort((a, b) => (a > b ? -1 : 1));
    const cell = (side: Side, price: bigint): string =>
      orders
        .filter((order) => order.side === side && order.priceAtoms === price)
        .sort((a, b) => a.prioritySequence - b.prioritySequence)
        .map((order) => `${formatAmount(openAtoms(order))} ${order.userId}`)
        .join(', ');
    return prices
      .map((price) => `${cell('buy', price)} | ${formatAmount(price)} | ${cell('sell', price)}`)
      .map((line) => line.trim())
      .join('\n');
  }

  private admit(user: string): void {
    if (this.users.has(user)) return;
    this.users.add(user);
    if (this.engine instanceof Engine) this.engine.loadAccount(user, []);
  }
}

type Untimed<T> = T extends { timeMs: number } ? Omit<T, 'timeMs'> : never;

/** A drawn book as {@link Scenario.book} prints it, so that a test can indent and align. */
export function drawing(text: string): string {
  return bookLines(text)
    .map((cells) => cells.join(' | ').trim())
    .join('\n');
}

function bookLines(text: string): string[][] {
  return text
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length === 3 && cells[1] !== 'price');
}

function parseBook(
  text: string,
): { side: Side; price: string; orders: { size: string; user: string }[] }[] {
  return bookLines(text).flatMap(([bid = '', price = '', ask = '']) =>
    ([['buy', bid] as const, ['sell', ask] as const] as const)
      .filter(([, cell]) => cell !== '')
      .map(([side, cell]) => ({
        side,
        price,
        orders: cell.split(', ').map((each) => {
          const [size = '', user = ''] = each.split(' ');
          return { size, user };
        }),
      })),
  );
}

function describe(result: CommandResult): string {
  switch (result.kind) {
    case 'refused':
      return `refused ${result.code}`;
    case 'order': {
      const { status, reason } = result.order;
      const ending = reason === null ? status : `${status} (${reason})`;
      const fills = result.trades.map(
        ({ quantityAtoms, priceAtoms }) =>
          `${formatAmount(quantityAtoms)} @ ${formatAmount(priceAtoms)}`,
      );
      return fills.length === 0 ? ending : `${ending}: ${fills.join(', ')}`;
    }
    case 'orders':
      return `${result.orders.length} orders`;
    case 'transaction':
      return result.transaction.status;
    case 'market':
      return result.rules.state;
  }
}

function openAtoms(order: OrderState): bigint {
  return (order.quantityAtoms ?? 0n) - order.filledQuantityAtoms;
}

function tokenIdOf(symbol: string): number {
  assert(symbol === 'USD' || symbol === 'TKN', `unknown symbol ${symbol}`);
  return TOKEN_IDS[symbol];
}
