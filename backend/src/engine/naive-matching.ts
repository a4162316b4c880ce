import type { CloseReason, OrderStatus } from '../contracts/index.ts';
import {
  acceptsPrice,
  isAtTheMarket,
  mayRest,
  ownNeed,
  remaining,
  smaller,
  sum,
  worth,
  type Surroundings,
} from './naive-rules.ts';
import type { OrderState } from './state.ts';

const UNIT = 100_000_000n;
const BPS = 10_000n;

/** What an incoming order does to one resting order. */
export type NaiveStep =
  /** Several parts when an iceberg was met again at once. */
  | { kind: 'fill'; maker: OrderState; parts: bigint[] }
  | { kind: 'expire'; maker: OrderState }
  | {
      kind: 'decrement';
      maker: OrderState;
      quantityAtoms: bigint;
      makerEnds: boolean;
      takerEnds: boolean;
    };

export type NaiveStop =
  'complete' | 'limit' | 'empty' | 'circuit_breaker' | 'self_trade' | 'killed';

export interface NaiveWalk {
  steps: NaiveStep[];
  stop: NaiveStop;
}

/** The extremes of the trades that the circuit breaker looks at; null without any. */
export type NaiveRange = { lowAtoms: bigint; highAtoms: bigint } | null;

/** A resting order as the walk leaves it. */
interface Seen {
  order: OrderState;
  openAtoms: bigint;
  shownAtoms: bigint;
  turn: number;
}

/** Whom an incoming order meets, in order, and why it ends there. Changes nothing. */
export function naiveWalk(taker: OrderState, around: Surroundings, range: NaiveRange): NaiveWalk {
  const seen = around.otherSide.map(see);
  const steps: NaiveStep[] = [];
  let stop: NaiveStop | null = null;
  while (stop === null) {
    const next = nextInTurn(seen);
    stop = next === undefined ? 'empty' : meet(taker, next, { seen, steps, around, range });
  }
  const lastPrice = lastTaken(steps);
  if (lastPrice !== null && stop !== 'self_trade') {
    if (wanted(taker, { steps, around }, lastPrice) === 0n) stop = 'complete';
  }
  return taker.timeInForce === 'FOK' && stop !== 'complete'
    ? { steps: [], stop: 'killed' }
    : { steps, stop };
}

function see(order: OrderState): Seen {
  const openAtoms = remaining(order);
  const shownAtoms = order.visibleQuantityAtoms ?? openAtoms;
  return { order, openAtoms, shownAtoms, turn: order.prioritySequence };
}

/** `seen` was sorted by price and then time; icebergs have moved to the back of their price since. */
function nextInTurn(seen: Seen[]): Seen | undefined {
  const open = seen.filter(({ openAtoms }) => openAtoms > 0n);
  const [best] = open;
  return open
    .filter(({ order }) => order.priceAtoms === best?.order.priceAtoms)
    .sort((a, b) => a.turn - b.turn)[0];
}

function meet(
  taker: OrderState,
  next: Seen,
  walk: { seen: Seen[]; steps: NaiveStep[]; around: Surroundings; range: NaiveRange },
): NaiveStop | null {
  const { steps, around } = walk;
  const maker = next.order;
  const price = maker.priceAtoms ?? 0n;
  const wantedAtoms = wanted(taker, walk, price);
  if (wantedAtoms === 0n) return 'complete';
  if (!acceptsPrice(taker, around, price)) return 'limit';
  if (isBeyondBreaker(taker, walk, price)) return 'circuit_breaker';
  if (maker.userId === taker.userId && taker.selfTradePrevention !== 'none') {
    return meetOwn(taker, next, steps, wantedAtoms);
  }
  const part = smaller(wantedAtoms, next.shownAtoms);
  const lastFill = steps.findLast((step) => step.kind === 'fill');
  if (lastFill?.maker === maker) lastFill.parts.push(part);
  else steps.push({ kind: 'fill', maker, parts: [part] });
  next.openAtoms -= part;
  next.shownAtoms -= part;
  if (next.shownAtoms === 0n && next.openAtoms > 0n) {
    next.shownAtoms = smaller(maker.displayQuantityAtoms ?? 0n, next.openAtoms);
    next.turn = Math.max(...walk.seen.map(({ turn }) => turn)) + 1;
  }
  return null;
}

function meetOwn(
  taker: OrderState,
  next: Seen,
  steps: NaiveStep[],
  wantedAtoms: bigint,
): NaiveStop | null {
  const { order: maker, openAtoms } = next;
  const mode = taker.selfTradePrevention;
  if (taker.timeInForce === 'FOK' && mode !== 'expire_maker') return 'self_trade';
  if (mode === 'expire_taker') return 'self_trade';
  if (mode === 'decrement') {
    const quantityAtoms = smaller(wantedAtoms, openAtoms);
    next.openAtoms -= quantityAtoms;
    next.shownAtoms = smaller(next.shownAtoms, next.openAtoms);
    const makerEnds = quantityAtoms === openAtoms;
    const takerEnds = quantityAtoms === wantedAtoms;
    steps.push({ kind: 'decrement', maker, quantityAtoms, makerEnds, takerEnds });
    return takerEnds ? 'self_trade' : null;
  }
  steps.push({ kind: 'expire', maker });
  next.openAtoms = 0n;
  return mode === 'expire_both' ? 'self_trade' : null;
}

/** What the order still wants at a price, in whole lots. */
function wanted(
  taker: OrderState,
  { steps, around }: { steps: NaiveStep[]; around: Surroundings },
  priceAtoms: bigint,
): bigint {
  if (taker.quantityAtoms !== null) return remaining(taker) - sum(steps.map(takenBy));
  const spent = sum(steps.map((step) => worth(step.maker.priceAtoms ?? 0n, takenBy(step))));
  const left = (taker.quoteQuantityAtoms ?? 0n) - spent;
  const { lotAtoms } = around.market.rules;
  return ((left * UNIT) / (priceAtoms * lotAtoms)) * lotAtoms;
}

function takenBy(step: NaiveStep): bigint {
  if (step.kind === 'expire') return 0n;
  return step.kind === 'fill' ? sum(step.parts) : step.quantityAtoms;
}

function lastTaken(steps: NaiveStep[]): bigint | null {
  return steps.findLast((step) => step.kind !== 'expire')?.maker.priceAtoms ?? null;
}

/** Whether the price lies too far from the trades of the window and from the first price taken. */
function isBeyondBreaker(
  taker: OrderState,
  { steps, around, range }: { steps: NaiveStep[]; around: Surroundings; range: NaiveRange },
  priceAtoms: bigint,
): boolean {
  const moveBps = BigInt(around.market.rules.breakerMoveBps);
  if (moveBps === 0n) return false;
  const first = steps.find((step) => step.kind === 'fill')?.maker.priceAtoms ?? priceAtoms;
  if (taker.side === 'buy') {
    const low = smaller(range?.lowAtoms ?? first, first);
    return priceAtoms * BPS > low * (BPS + moveBps);
  }
  const high = -smaller(-(range?.highAtoms ?? first), -first);
  return priceAtoms * BPS < high * (BPS - moveBps);
}

export function fillsOf(walk: NaiveWalk): { maker: OrderState; quantityAtoms: bigint }[] {
  return walk.steps.flatMap((step) =>
    step.kind === 'fill' ? [{ maker: step.maker, quantityAtoms: sum(step.parts) }] : [],
  );
}

/** What must be available to place the order: cash for a buy, the token for a sell. */
export function naiveNeed(order: OrderState, walk: NaiveWalk): bigint {
  const fills = fillsOf(walk);
  if (order.side === 'sell') {
    return order.quantityAtoms === null
      ? sum(fills.map(({ quantityAtoms }) => quantityAtoms))
      : remaining(order);
  }
  if (!isAtTheMarket(order)) return ownNeed(order);
  const cost = fills.map(({ maker, quantityAtoms }) =>
    worth(maker.priceAtoms ?? 0n, quantityAtoms),
  );
  return order.quoteQuantityAtoms ?? sum(cost);
}

/** What becomes of the order after its walk; `order` has its fills already. */
export function naiveEnding(
  order: OrderState,
  stop: NaiveStop,
): [status: OrderStatus, reason: CloseReason | null] {
  const hasTraded = order.filledQuantityAtoms > 0n;
  switch (stop) {
    case 'killed':
      return ['cancelled', 'fill_or_kill'];
    case 'complete':
      return hasTraded ? ['filled', null] : ['cancelled', 'quote_spent'];
    case 'self_trade':
      return ['expired', 'self_trade_prevention'];
    case 'circuit_breaker':
      return ['cancelled', 'circuit_breaker'];
    case 'limit':
    case 'empty':
      if (mayRest(order)) return [hasTraded ? 'partially_filled' : 'open', null];
      if (!isAtTheMarket(order)) return ['cancelled', 'immediate_or_cancel'];
      return ['cancelled', stop === 'limit' ? 'protection_price' : 'no_liquidity'];
  }
}
