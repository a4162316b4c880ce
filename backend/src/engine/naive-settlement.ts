import { naiveEnding, type NaiveStep, type NaiveWalk } from './naive-matching.ts';
import { isResting, remaining, smaller, sum, worth } from './naive-rules.ts';
import type { NaiveWorld } from './naive-world.ts';
import type { MarketSnapshot, OrderState, TradeState } from './state.ts';

const MINUTE_MS = 60_000;

/** Does to everybody what the walk says, and leaves the incoming order resting or closed. */
export function carryOut(
  world: NaiveWorld,
  walk: NaiveWalk,
  taker: OrderState,
  market: MarketSnapshot,
  timeMs: number,
): TradeState[] {
  const trades: TradeState[] = [];
  for (const step of walk.steps) {
    if (step.kind === 'expire') {
      world.close(step.maker, 'expired', 'self_trade_prevention', timeMs);
    } else if (step.kind === 'decrement') {
      decrement(world, taker, step, timeMs);
    } else {
      const { maker, parts } = step;
      trades.push(world.trade(market, taker, { maker, quantityAtoms: sum(parts), timeMs }));
      showNext(world, maker, parts);
      shrink(world, maker, timeMs, 'filled');
    }
  }
  const [status, reason] = naiveEnding(taker, walk.stop);
  taker.status = status;
  taker.reason = reason;
  if (isResting(taker)) {
    if (taker.displayQuantityAtoms !== null) {
      taker.visibleQuantityAtoms = smaller(taker.displayQuantityAtoms, remaining(taker));
    }
    world.setReservation(taker);
  } else {
    world.close(taker, status, reason, timeMs);
  }
  if (walk.stop === 'circuit_breaker') halt(world, market, timeMs);
  return trades;
}

/** Takes the parts from what an iceberg shows; whenever that is used up, it queues again. */
function showNext(world: NaiveWorld, maker: OrderState, parts: bigint[]): void {
  const { displayQuantityAtoms } = maker;
  if (displayQuantityAtoms === null) return;
  let openAtoms = remaining(maker) + sum(parts);
  let shownAtoms = maker.visibleQuantityAtoms ?? 0n;
  for (const part of parts) {
    openAtoms -= part;
    shownAtoms -= part;
    if (shownAtoms === 0n && openAtoms > 0n) {
      shownAtoms = smaller(displayQuantityAtoms, openAtoms);
      world.renumber(maker);
    }
  }
  maker.visibleQuantityAtoms = shownAtoms;
}

/** A resting order has less open than before; a pair ends with that. */
function shrink(
  world: NaiveWorld,
  maker: OrderState,
  timeMs: number,
  cause: 'filled' | 'decremented',
): void {
  if (remaining(maker) === 0n) {
    world.close(maker, 'filled', null, timeMs);
    return;
  }
  if (cause === 'filled') maker.status = 'partially_filled';
  maker.updatedAtMs = timeMs;
  world.setReservation(maker);
  world.closePartner(maker, timeMs);
}

/** The smaller one of two orders of the same user ends, the other one has that much less to do. */
function decrement(
  world: NaiveWorld,
  taker: OrderState,
  { maker, quantityAtoms, makerEnds, takerEnds }: Extract<NaiveStep, { kind: 'decrement' }>,
  timeMs: number,
): void {
  if (!takerEnds) {
    if (taker.quantityAtoms !== null) taker.quantityAtoms -= quantityAtoms;
    if (taker.quoteQuantityAtoms !== null) {
      taker.quoteQuantityAtoms -= worth(maker.priceAtoms ?? 0n, quantityAtoms);
    }
  }
  if (makerEnds) {
    world.close(maker, 'expired', 'self_trade_prevention', timeMs);
    return;
  }
  maker.quantityAtoms = (maker.quantityAtoms ?? 0n) - quantityAtoms;
  if (maker.visibleQuantityAtoms !== null) {
    maker.visibleQuantityAtoms = smaller(maker.visibleQuantityAtoms, remaining(maker));
  }
  shrink(world, maker, timeMs, 'decremented');
}

function halt(world: NaiveWorld, market: MarketSnapshot, timeMs: number): void {
  const { breakerPauseMinutes, tokenId } = market.rules;
  market.state = 'halted';
  market.haltedUntilMs =
    breakerPauseMinutes === 0 ? null : timeMs + breakerPauseMinutes * MINUTE_MS;
  world.changedMarkets.add(tokenId);
}
