import { assert } from '../lib/assert.ts';
import type { Accounts } from './accounts.ts';
import type { Market } from './market.ts';
import type { OpenSize, Order } from './order.ts';
import type { OrderDesk } from './order-desk.ts';
import type { EngineSnapshot, OrderState } from './state.ts';

interface Restoring {
  accounts: Accounts;
  desk: OrderDesk;
  markets: ReadonlyMap<number, Market>;
}

/** Puts the orders of a snapshot back. One sentence for each that no market can hold as it is. */
export function restoreOrders(snapshot: EngineSnapshot, restoring: Restoring): string[] {
  const { desk } = restoring;
  const breaches: string[] = [];
  const linked: { order: Order; reservedAtoms: bigint }[] = [];
  desk.reserve(snapshot.orders.length);
  for (const state of snapshot.orders) {
    const order = restoreOrder(state, restoring);
    if (order === null) {
      breaches.push(`order ${state.id} does not fit the book of token ${state.tokenId}`);
    } else if (state.status === 'pending' && state.linkedOrderId !== null) {
      linked.push({ order, reservedAtoms: state.reservedAtoms });
    } else {
      breaches.push(...reservationBreach(order, state.reservedAtoms));
    }
  }
  for (const { order, reservedAtoms } of linked) {
    if (desk.restorePair(order)) breaches.push(...reservationBreach(order, reservedAtoms));
    else breaches.push(`order ${order.id}: the other order of its pair is missing`);
  }
  return breaches;
}

function reservationBreach(order: Order, reservedAtoms: bigint): string[] {
  if (order.reservedAtoms === reservedAtoms) return [];
  return [`order ${order.id}: reserved ${reservedAtoms} instead of ${order.reservedAtoms}`];
}

function restoreOrder(state: OrderState, { accounts, desk, markets }: Restoring): Order | null {
  const market = markets.get(state.tokenId);
  assert(market !== undefined, `order ${state.id} belongs to a market of the snapshot`);
  const size = state.status === 'pending' ? waitingSize(market, state) : restingSize(market, state);
  if (size === null) return null;
  const { userId } = state;
  let owner = market.knownParticipant(userId);
  if (owner === undefined) {
    // An order admits its owner, also when the snapshot has no wallet of theirs.
    if (!accounts.has(userId)) accounts.load(userId, []);
    owner = market.participant(userId);
  }
  return desk.restore(owner, state, size);
}

function restingSize({ grid }: Market, state: OrderState): OpenSize | null {
  const { filledQuantityAtoms, displayQuantityAtoms, visibleQuantityAtoms, stopPriceAtoms } = state;
  const ticks = grid.ticksOf(state.priceAtoms ?? 0n);
  const wholeLots = grid.lotsOf(state.quantityAtoms ?? 0n);
  const filledLots = filledQuantityAtoms === 0n ? 0 : grid.lotsOf(filledQuantityAtoms);
  const lots = wholeLots - filledLots;
  if (!Number.isFinite(ticks) || !Number.isFinite(lots) || lots <= 0 || filledLots < 0) return null;
  if (stopPriceAtoms !== null && !Number.isFinite(grid.ticksOf(stopPriceAtoms))) return null;
  if (displayQuantityAtoms !== null) {
    const displayLots = grid.lotsOf(displayQuantityAtoms);
    const shownLots = grid.lotsOf(visibleQuantityAtoms ?? 0n);
    const fits = displayLots >= shownLots && shownLots > 0 && shownLots <= lots;
    if (!fits || !Number.isFinite(displayLots)) return null;
  }
  return { ticks, lots, wholeLots };
}

function waitingSize({ grid }: Market, state: OrderState): OpenSize | null {
  const { priceAtoms, stopPriceAtoms, trailingDeltaAtoms, quantityAtoms } = state;
  const ticks = priceAtoms === null ? 0 : grid.ticksOf(priceAtoms);
  const lots = quantityAtoms === null ? 0 : grid.lotsOf(quantityAtoms);
  const prices = [
    ticks,
    grid.ticksOf(stopPriceAtoms ?? 0n),
    trailingDeltaAtoms === null ? 0 : grid.ticksOf(trailingDeltaAtoms),
  ];
  if (!prices.every((each) => Number.isFinite(each)) || !Number.isFinite(lots)) return null;
  if (lots < 0 || (lots === 0) === (state.quoteQuantityAtoms === null)) return null;
  return { ticks, lots, wholeLots: lots };
}
