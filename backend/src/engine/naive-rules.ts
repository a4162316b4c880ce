import type { RefusalCode, Side } from '../contracts/index.ts';
import { AMOUNT_ATOMS_MAX } from './bounds.ts';
import type { MarketRules, UserFees } from './commands.ts';
import type { MarketSnapshot, OrderState, Refusal } from './state.ts';

const UNIT = 100_000_000n;
const PPM = 1_000_000n;
const BPS = 10_000n;
const SAFE_MAX = BigInt(Number.MAX_SAFE_INTEGER);
const ICEBERG_PARTS_MAX = 20n;

/** What the rules look at beside the order itself. */
export interface Surroundings {
  market: MarketSnapshot;
  lastPriceAtoms: bigint | null;
  /** What rests on the order's own side, without the order itself. */
  sameSide: OrderState[];
  /** What rests opposite, best price first, oldest first. */
  otherSide: OrderState[];
  timeMs: number;
}

export function refuse(code: RefusalCode): Refusal {
  return { kind: 'refused', code, message: code };
}

export function opposite(side: Side): Side {
  return side === 'buy' ? 'sell' : 'buy';
}

export function isResting({ status }: OrderState): boolean {
  return status === 'open' || status === 'partially_filled';
}

export function isActive(order: OrderState): boolean {
  return isResting(order) || order.status === 'pending';
}

export function isConditional({ orderType }: OrderState): boolean {
  return orderType !== 'limit' && orderType !== 'market';
}

/** Without a price of its own, now or when it is set off. */
export function isAtTheMarket({ orderType }: OrderState): boolean {
  return ['market', 'stop', 'take_profit', 'trailing_stop'].includes(orderType);
}

/** Whether what does not trade at once stays on the book. */
export function mayRest(order: OrderState): boolean {
  return !isAtTheMarket(order) && ['GTC', 'GTD'].includes(order.timeInForce);
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

export function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

/** The first rule that a new order breaks, before the limits on its number and any look at funds. */
export function placingFault(order: OrderState, around: Surroundings): RefusalCode | null {
  const { rules } = around.market;
  return (
    stateFault(order, around.market) ??
    tickFault(rules, [order.priceAtoms, givenStop(order), order.trailingDeltaAtoms]) ??
    (order.quantityAtoms === null ? null : quantityFault(rules, order.quantityAtoms)) ??
    (order.status !== 'pending' && mayRest(order) ? roomFault(order, around) : null) ??
    sizeFault(rules, [order.priceAtoms, order.stopPriceAtoms, order.trailingDeltaAtoms]) ??
    worthFault(order, around) ??
    displayFault(order, rules) ??
    ((order.expiresAtMs ?? Infinity) <= around.timeMs ? 'invalid_expiry' : null) ??
    bandFault(order, around) ??
    triggerFault(order, around.lastPriceAtoms)
  );
}

/** A trailing stop's stop price is computed, not given. */
function givenStop(order: OrderState): bigint | null {
  return order.orderType === 'trailing_stop' ? null : order.stopPriceAtoms;
}

export function stateFault(order: OrderState, { state }: MarketSnapshot): RefusalCode | null {
  if (state === 'active') return null;
  if (state !== 'post_only') return 'market_closed';
  const isMaker = order.postOnly && order.status !== 'pending' && !isAtTheMarket(order);
  return isMaker ? null : 'post_only_market';
}

export function tickFault(rules: MarketRules, prices: (bigint | null)[]): RefusalCode | null {
  const isOff = (price: bigint | null): boolean =>
    price !== null && (price <= 0n || price % rules.tickAtoms !== 0n);
  return prices.some(isOff) ? 'invalid_tick' : null;
}

export function sizeFault(rules: MarketRules, prices: (bigint | null)[]): RefusalCode | null {
  const isTooLarge = prices.some((price) => (price ?? 0n) / rules.tickAtoms > SAFE_MAX);
  return isTooLarge ? 'notional_too_large' : null;
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

/** The lots of a side of the book stay a safe integer. */
export function roomFault(order: OrderState, around: Surroundings): RefusalCode | null {
  const atoms = sum(around.sameSide.map(remaining)) + remaining(order);
  return atoms / around.market.rules.lotAtoms > SAFE_MAX ? 'quantity_too_large' : null;
}

/** What the order is worth at the price that can be told of it. */
export function worthFault(order: OrderState, around: Surroundings): RefusalCode | null {
  const { minNotionalAtoms } = around.market.rules;
  const best = around.otherSide[0]?.priceAtoms ?? null;
  const price = order.priceAtoms ?? (order.orderType === 'market' ? best : order.stopPriceAtoms);
  const isUnknown = price === null || (order.orderType === 'trailing_stop' && price <= 0n);
  if (order.quoteQuantityAtoms === null && isUnknown) return null;
  const worthAtoms = order.quoteQuantityAtoms ?? worth(price ?? 0n, order.quantityAtoms ?? 0n);
  if (worthAtoms <= 0n || worthAtoms < minNotionalAtoms) return 'notional_too_small';
  return worthAtoms > AMOUNT_ATOMS_MAX ? 'notional_too_large' : null;
}

function displayFault(order: OrderState, rules: MarketRules): RefusalCode | null {
  const { displayQuantityAtoms: shown, quantityAtoms } = order;
  if (shown === null || quantityAtoms === null) return null;
  const isValid =
    shown > 0n &&
    shown % rules.lotAtoms === 0n &&
    shown >= rules.minQuantityAtoms &&
    shown <= quantityAtoms;
  return isValid ? partsFault(order) : 'invalid_display_quantity';
}

/** What is open of an iceberg is shown in at most so many parts. */
export function partsFault(order: OrderState): RefusalCode | null {
  const { displayQuantityAtoms: shown } = order;
  if (shown === null) return null;
  return remaining(order) > ICEBERG_PARTS_MAX * shown ? 'invalid_display_quantity' : null;
}

/** How far the price may lie from the stop price that it waits for, else from the last price. */
export function bandFault(order: OrderState, around: Surroundings): RefusalCode | null {
  const price = order.priceAtoms;
  const reference = order.status === 'pending' ? order.stopPriceAtoms : around.lastPriceAtoms;
  const bandBps = BigInt(around.market.rules.priceBandBps);
  if (price === null || reference === null || bandBps === 0n) return null;
  const distance = price > reference ? price - reference : reference - price;
  return distance * BPS > reference * bandBps ? 'price_out_of_band' : null;
}

export function triggerFault(order: OrderState, lastPriceAtoms: bigint | null): RefusalCode | null {
  if (order.status !== 'pending') return null;
  if (order.orderType === 'trailing_stop') {
    if (order.stopPriceAtoms === null) return 'no_reference_price';
    return order.stopPriceAtoms <= 0n ? 'invalid_tick' : null;
  }
  if (lastPriceAtoms === null) return null;
  return meetsCondition(order, lastPriceAtoms) ? 'would_trigger' : null;
}

export function meetsCondition(order: OrderState, priceAtoms: bigint): boolean {
  const stop = order.stopPriceAtoms ?? 0n;
  const isProfit = ['take_profit', 'take_profit_limit'].includes(order.orderType);
  const waitsForRise = isProfit ? order.side === 'sell' : order.side === 'buy';
  return waitsForRise ? priceAtoms >= stop : priceAtoms <= stop;
}

/** Where a trailing stop is when this is the last price. */
export function trailingStop(
  order: Pick<OrderState, 'side' | 'trailingDeltaAtoms' | 'trailingDeltaBps'>,
  tickAtoms: bigint,
  lastPriceAtoms: bigint,
): bigint {
  const ticks = lastPriceAtoms / tickAtoms;
  const share = (ticks * BigInt(order.trailingDeltaBps ?? 0)) / BPS;
  const distance = order.trailingDeltaAtoms ?? (share < 1n ? 1n : share) * tickAtoms;
  return ticks * tickAtoms + (order.side === 'buy' ? distance : -distance);
}

/** The worst price that a waiting buy may pay, to the atom. */
function protectedAtoms(order: OrderState): bigint {
  const stop = order.stopPriceAtoms ?? 0n;
  return stop + (stop * BigInt(order.maxSlippageBps)) / BPS;
}

/** What an order needs for itself while it rests or waits: cash for a buy, the token for a sell. */
export function ownNeed(order: OrderState): bigint {
  if (order.side === 'sell') return remaining(order);
  if (order.priceAtoms !== null) return worth(order.priceAtoms, remaining(order));
  if (order.quoteQuantityAtoms !== null) return order.quoteQuantityAtoms;
  return (protectedAtoms(order) * remaining(order) + UNIT - 1n) / UNIT;
}

/** Whether a price is one that the order takes, by its own limits and the market's price band. */
export function acceptsPrice(order: OrderState, around: Surroundings, priceAtoms: bigint): boolean {
  const { rules } = around.market;
  const isBuy = order.side === 'buy';
  if (order.priceAtoms !== null) {
    return isBuy ? priceAtoms <= order.priceAtoms : priceAtoms >= order.priceAtoms;
  }
  const from = order.stopPriceAtoms ?? around.otherSide[0]?.priceAtoms ?? 0n;
  const away = (from * BigInt(order.maxSlippageBps)) / BPS;
  const awayOnTick = away - (away % rules.tickAtoms);
  const isProtected = isBuy ? priceAtoms <= from + awayOnTick : priceAtoms >= from - awayOnTick;
  const bandBps = BigInt(rules.priceBandBps);
  const last = around.lastPriceAtoms;
  if (last === null || bandBps === 0n) return isProtected;
  const isInBand = isBuy
    ? priceAtoms * BPS <= last * (BPS + bandBps)
    : priceAtoms * BPS >= last * (BPS - bandBps);
  return isProtected && isInBand;
}

export function wouldCross(order: OrderState, around: Surroundings): boolean {
  const best = around.otherSide[0]?.priceAtoms ?? null;
  return order.postOnly && best !== null && acceptsPrice(order, around, best);
}

/** Why new ticks and lots cannot be used while these orders rest or wait. */
export function gridFault(rules: MarketRules, orders: OrderState[]): RefusalCode | null {
  const prices = orders.flatMap((order) => [
    order.priceAtoms,
    order.stopPriceAtoms,
    order.trailingDeltaAtoms,
  ]);
  if (tickFault(rules, prices) !== null || sizeFault(rules, prices) !== null) return 'invalid_tick';
  const amounts = orders.flatMap((order) => [
    remaining(order),
    order.filledQuantityAtoms,
    order.displayQuantityAtoms ?? 0n,
    order.visibleQuantityAtoms ?? 0n,
  ]);
  const isTooFine = (atoms: bigint): boolean => atoms / rules.lotAtoms > SAFE_MAX;
  const sides = (['buy', 'sell'] as const).map((side) =>
    sum(orders.filter((order) => order.side === side && isResting(order)).map(remaining)),
  );
  const isOff =
    amounts.some((atoms) => atoms % rules.lotAtoms !== 0n || isTooFine(atoms)) ||
    sides.some(isTooFine);
  return isOff ? 'invalid_lot' : null;
}

/** The rate of one side of a trade, in parts per million. */
export function feePpm(rules: MarketRules, fees: UserFees, role: 'maker' | 'taker'): number {
  const key = role === 'maker' ? 'makerFeePpm' : 'takerFeePpm';
  if (fees.kind === 'market') return rules[key];
  return fees.kind === 'override' ? fees[key] : Math.min(fees[key], rules[key]);
}

/** Adds to what the order owes and returns what is due now: the ceiling less what was charged. */
export function chargeFee(order: OrderState, ppmAtoms: bigint): bigint {
  order.feeAccruedPpmAtoms += ppmAtoms;
  const owed = order.feeAccruedPpmAtoms / PPM + (order.feeAccruedPpmAtoms % PPM === 0n ? 0n : 1n);
  const due = owed - order.feeAtoms;
  order.feeAtoms = owed;
  return due;
}
