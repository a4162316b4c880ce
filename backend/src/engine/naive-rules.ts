import type { CloseReason, OrderStatus, RefusalCode, Side } from '../contracts/index.ts';
import { AMOUNT_ATOMS_MAX } from './bounds.ts';
import type { MarketRules, PlaceOrder } from './commands.ts';
import type { OrderState, Refusal } from './state.ts';

const UNIT = 100_000_000n;
const PPM = 1_000_000n;
const SAFE_MAX = BigInt(Number.MAX_SAFE_INTEGER);

export function refuse(code: RefusalCode): Refusal {
  return { kind: 'refused', code, message: code };
}

export function opposite(side: Side): Side {
  return side === 'buy' ? 'sell' : 'buy';
}

export function isOpen(order: OrderState): boolean {
  return order.status === 'open' || order.status === 'partially_filled';
}

export function remaining(order: OrderState): bigint {
  return (order.quantityAtoms ?? 0n) - order.filledQuantityAtoms;
}

export function worth(priceAtoms: bigint, quantityAtoms: bigint): bigint {
  return (priceAtoms * quantityAtoms) / UNIT;
}

export function sum(amounts: bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

/** The filters of DESIGN order: the first rule that a new order breaks, before any look at funds. */
export function findFault(
  rules: MarketRules,
  command: PlaceOrder,
  book: { sameSide: OrderState[]; otherSide: OrderState[] },
): RefusalCode | null {
  const { orderType, priceAtoms, quantityAtoms, quoteQuantityAtoms } = command;
  const isLimit = orderType === 'limit';
  if (rules.state === 'post_only' && !(isLimit && command.postOnly)) return 'post_only_market';
  if (rules.state !== 'post_only' && rules.state !== 'active') return 'market_closed';
  const price = isLimit ? (priceAtoms ?? 0n) : (book.otherSide[0]?.priceAtoms ?? null);
  if (isLimit && price !== null && (price <= 0n || price % rules.tickAtoms !== 0n)) {
    return 'invalid_tick';
  }
  if (quantityAtoms !== null) {
    const fault = quantityFault(rules, quantityAtoms);
    if (fault !== null) return fault;
    const onBook = sum(book.sameSide.map(remaining)) + quantityAtoms;
    if (rests(command) && onBook / rules.lotAtoms > SAFE_MAX) return 'quantity_too_large';
  }
  if (isLimit && price !== null && price / rules.tickAtoms > SAFE_MAX) return 'notional_too_large';
  if (quoteQuantityAtoms !== null) return notionalFault(rules, quoteQuantityAtoms);
  return price === null ? null : notionalFault(rules, worth(price, quantityAtoms ?? 0n));
}

export function rests(command: PlaceOrder): boolean {
  return command.orderType === 'limit' && command.timeInForce === 'GTC';
}

export function quantityFault(rules: MarketRules, quantityAtoms: bigint): RefusalCode | null {
  if (quantityAtoms % rules.lotAtoms !== 0n) return 'invalid_lot';
  if (quantityAtoms < rules.minQuantityAtoms) return 'quantity_too_small';
  const isTooLarge =
    quantityAtoms > rules.maxQuantityAtoms ||
    quantityAtoms > AMOUNT_ATOMS_MAX ||
    quantityAtoms / rules.lotAtoms > SAFE_MAX;
  return isTooLarge ? 'quantity_too_large' : null;
}

export function notionalFault(rules: MarketRules, notionalAtoms: bigint): RefusalCode | null {
  if (notionalAtoms <= 0n || notionalAtoms < rules.minNotionalAtoms) return 'notional_too_small';
  return notionalAtoms > AMOUNT_ATOMS_MAX ? 'notional_too_large' : null;
}

/** Why new ticks and lots cannot be used while these orders rest. */
export function gridFault(rules: MarketRules, resting: OrderState[]): RefusalCode | null {
  if (resting.some((order) => (order.priceAtoms ?? 0n) % rules.tickAtoms !== 0n)) {
    return 'invalid_tick';
  }
  const amounts = resting.flatMap((order) => [remaining(order), order.filledQuantityAtoms]);
  if (amounts.some((amount) => amount % rules.lotAtoms !== 0n)) return 'invalid_lot';
  const isTooFine = (['buy', 'sell'] as const).some((side) => {
    const orders = resting.filter((order) => order.side === side);
    return sum(orders.map(remaining)) / rules.lotAtoms > SAFE_MAX;
  });
  return isTooFine ? 'invalid_lot' : null;
}

export interface NaiveFill {
  maker: OrderState;
  quantityAtoms: bigint;
}

export type NaiveStop = 'complete' | 'limit' | 'empty' | 'own_order';

/** Who would trade how much with the order, in order, and why it ends there. `makers`: best first. */
export function naiveMatch(
  rules: MarketRules,
  command: PlaceOrder,
  makers: OrderState[],
): { fills: NaiveFill[]; stop: NaiveStop } {
  const limit = command.priceAtoms ?? protectionPrice(rules, command, makers);
  const fills: NaiveFill[] = [];
  let stop: NaiveStop = 'empty';
  for (const maker of makers) {
    const wanted = stillWanted(rules, command, fills, maker.priceAtoms ?? 0n);
    if (wanted === 0n) stop = 'complete';
    else if (!accepts(command.side, maker, limit)) stop = 'limit';
    else if (maker.userId === command.userId) stop = 'own_order';
    if (stop !== 'empty') break;
    const quantityAtoms = wanted < remaining(maker) ? wanted : remaining(maker);
    fills.push({ maker, quantityAtoms });
  }
  const lastPrice = fills.at(-1)?.maker.priceAtoms ?? 0n;
  const isUsedUp = stillWanted(rules, command, fills, lastPrice) === 0n;
  return { fills, stop: isUsedUp ? 'complete' : stop };
}

/** What the order still wants at a price, in whole lots. Price 0: before the first fill. */
function stillWanted(
  rules: MarketRules,
  command: PlaceOrder,
  fills: NaiveFill[],
  priceAtoms: bigint,
): bigint {
  if (command.quantityAtoms !== null) {
    return command.quantityAtoms - sum(fills.map((fill) => fill.quantityAtoms));
  }
  if (priceAtoms === 0n) return 1n;
  const left = (command.quoteQuantityAtoms ?? 0n) - costOf(fills);
  const lots = (left * UNIT) / (priceAtoms * rules.lotAtoms);
  return lots * rules.lotAtoms;
}

export function costOf(fills: NaiveFill[]): bigint {
  return sum(fills.map(({ maker, quantityAtoms }) => worth(maker.priceAtoms ?? 0n, quantityAtoms)));
}

/** Whether the first maker's price is one that the order takes. */
export function wouldMatch(rules: MarketRules, command: PlaceOrder, makers: OrderState[]): boolean {
  const [best] = makers;
  const limit = command.priceAtoms ?? protectionPrice(rules, command, makers);
  return best !== undefined && accepts(command.side, best, limit);
}

function accepts(side: Side, maker: OrderState, limitAtoms: bigint): boolean {
  const price = maker.priceAtoms ?? 0n;
  return side === 'buy' ? price <= limitAtoms : price >= limitAtoms;
}

function protectionPrice(rules: MarketRules, command: PlaceOrder, makers: OrderState[]): bigint {
  const best = makers[0]?.priceAtoms ?? 0n;
  const away = (best * BigInt(command.maxSlippageBps)) / 10_000n;
  const awayOnTick = away - (away % rules.tickAtoms);
  return command.side === 'buy' ? best + awayOnTick : best - awayOnTick;
}

/** What must be available to place the order: cash for a buy, the token for a sell. */
export function needed(command: PlaceOrder, fills: NaiveFill[]): bigint {
  const { quantityAtoms, quoteQuantityAtoms, priceAtoms } = command;
  if (command.side === 'sell') {
    return quantityAtoms ?? sum(fills.map((fill) => fill.quantityAtoms));
  }
  if (command.orderType === 'limit') return worth(priceAtoms ?? 0n, quantityAtoms ?? 0n);
  return quoteQuantityAtoms ?? costOf(fills);
}

export function ending(
  command: PlaceOrder,
  fills: NaiveFill[],
  stop: NaiveStop | 'killed',
): [OrderStatus, CloseReason | null] {
  const hasTraded = fills.length > 0;
  if (stop === 'killed') return ['cancelled', 'fill_or_kill'];
  if (stop === 'complete') return hasTraded ? ['filled', null] : ['cancelled', 'quote_spent'];
  if (stop === 'own_order') return ['expired', 'self_trade_prevention'];
  if (rests(command)) return [hasTraded ? 'partially_filled' : 'open', null];
  if (command.orderType === 'limit') return ['cancelled', 'immediate_or_cancel'];
  return ['cancelled', stop === 'limit' ? 'protection_price' : 'no_liquidity'];
}

/** Adds to what the order owes and returns what is due now: the ceiling less what was charged. */
export function chargeFee(order: OrderState, ppmAtoms: bigint): bigint {
  order.feeAccruedPpmAtoms += ppmAtoms;
  const owed = order.feeAccruedPpmAtoms / PPM + (order.feeAccruedPpmAtoms % PPM === 0n ? 0n : 1n);
  const due = owed - order.feeAtoms;
  order.feeAtoms = owed;
  return due;
}
