import { smaller } from '../../src/engine/naive-rules.ts';
import type { OrderState, TradeState } from '../../src/engine/state.ts';
import type { Moment } from './order-branches.ts';

/** What a command's trades were like, and what self-trade prevention did instead of trading. */
export function tradeBranches(moment: Moment): string[] {
  const { trades } = moment.after;
  const taker = takerOf(moment);
  const own = trades.filter((trade) => taker?.id === takerIdOf(trade));
  const branches = [
    ...trades.flatMap((trade) => makerBranches(trade, moment)),
    ...trades.flatMap((trade) => feeBranches(trade)),
    ...(taker === undefined ? [] : preventionBranches(taker, moment)),
    ...(taker === undefined ? [] : breakerBranches(taker, own)),
  ];
  if (own.length > 1) branches.push('several makers');
  if (new Set(own.map(({ priceAtoms }) => priceAtoms)).size > 1) branches.push('several levels');
  const makers = own.map((trade) => makerIdOf(trade));
  if (new Set(makers).size < makers.length) branches.push('an iceberg is met again later');
  if (own.some(({ priceAtoms }) => (taker?.priceAtoms ?? priceAtoms) !== priceAtoms)) {
    branches.push(`better price for a ${taker?.side ?? ''}`);
  }
  if ((taker?.displayQuantityAtoms ?? null) !== null && own.length > 0) {
    branches.push(`iceberg takes: ${taker?.status ?? ''}`);
  }
  return branches;
}

/** The order that the command itself placed or amended. */
function takerOf({ command, before, after }: Moment): OrderState | undefined {
  if (command.type === 'amend_order') return after.orders.get(command.orderId);
  if (command.type !== 'place_order') return undefined;
  return [...after.orders.values()].find(({ id }) => !before.orders.has(id));
}

function takerIdOf({ takerSide, buyOrderId, sellOrderId }: TradeState): number {
  return takerSide === 'buy' ? buyOrderId : sellOrderId;
}

function makerIdOf({ takerSide, buyOrderId, sellOrderId }: TradeState): number {
  return takerSide === 'buy' ? sellOrderId : buyOrderId;
}

function makerBranches(trade: TradeState, { before, after }: Moment): string[] {
  const was = before.orders.get(makerIdOf(trade));
  const is = after.orders.get(makerIdOf(trade));
  if (was === undefined || is === undefined) return [];
  const branches = [`maker ${is.status === 'filled' ? 'filled' : 'filled in part'}`];
  if (was.filledQuantityAtoms > 0n) branches.push('maker filled again');
  if (is.timeInForce === 'GTD') branches.push('GTD order trades before its end');
  if (is.displayQuantityAtoms !== null) {
    const refreshes = refreshCount(was, trade.quantityAtoms);
    const often = refreshes === 0 ? 'not' : refreshes === 1 ? 'once' : 'several times';
    branches.push(`iceberg refreshed ${often}: ${is.status === 'filled' ? 'filled' : 'goes on'}`);
  }
  return branches;
}

function refreshCount(was: OrderState, quantityAtoms: bigint): number {
  let openAtoms = (was.quantityAtoms ?? 0n) - was.filledQuantityAtoms;
  let shownAtoms = was.visibleQuantityAtoms ?? 0n;
  let leftAtoms = quantityAtoms;
  let count = 0;
  while (leftAtoms > 0n && openAtoms > 0n && shownAtoms > 0n) {
    const part = smaller(leftAtoms, shownAtoms);
    leftAtoms -= part;
    openAtoms -= part;
    shownAtoms -= part;
    if (shownAtoms === 0n && openAtoms > 0n) {
      shownAtoms = smaller(was.displayQuantityAtoms ?? 0n, openAtoms);
      count += 1;
    }
  }
  return count;
}

function feeBranches(trade: TradeState): string[] {
  return (['buyer', 'seller'] as const).map((who) => {
    const feeAtoms = who === 'buyer' ? trade.buyerFeeAtoms : trade.sellerFeeAtoms;
    return `${who} pays ${feeAtoms === 0n ? 'no fee' : 'a fee'}`;
  });
}

function preventionBranches(taker: OrderState, { before, after }: Moment): string[] {
  const mode = taker.selfTradePrevention;
  const branches: string[] = [];
  const isExpired = taker.reason === 'self_trade_prevention';
  if (after.trades.some((trade) => trade.buyerId === trade.sellerId)) branches.push('own trade');
  if (mode === 'expire_taker' && isExpired) branches.push('expire_taker: incoming expired');
  if (mode === 'expire_both' && isExpired) branches.push('expire_both: incoming expired');
  for (const is of after.orders.values()) {
    const was = before.orders.get(is.id);
    if (was === undefined || is.id === taker.id || is.userId !== taker.userId) continue;
    if (was.status === 'pending') continue;
    const kind = is.displayQuantityAtoms === null ? 'order' : 'iceberg';
    const size = was.filledQuantityAtoms > 0n ? 'partly filled' : 'whole';
    const hasExpired = is.reason === 'self_trade_prevention' && was.reason === null;
    if (mode === 'decrement' && (hasExpired || is.quantityAtoms !== was.quantityAtoms)) {
      const ends = hasExpired ? (isExpired ? 'both end' : 'resting ends') : 'incoming ends';
      const by = taker.quantityAtoms === null ? ' by cash' : '';
      branches.push(`decrement${by}: ${ends}`, `decrement ${kind}: ${ends}`);
      branches.push(`decrement ${size}`);
    } else if (hasExpired) {
      branches.push(`${mode}: ${size} ${kind} expired`);
      branches.push(`${mode} ${taker.timeInForce}: incoming ${taker.reason ?? taker.status}`);
    }
  }
  return branches;
}

function breakerBranches(taker: OrderState, own: readonly TradeState[]): string[] {
  if (taker.reason !== 'circuit_breaker') return [];
  const fills = own.length === 0 ? 'without' : 'with';
  return [`breaker ends a ${taker.side} ${fills} fills`, `breaker ends a ${taker.orderType} order`];
}
