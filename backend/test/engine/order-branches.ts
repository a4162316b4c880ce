import type { EngineCommand } from '../../src/engine/commands.ts';
import { meetsCondition } from '../../src/engine/naive-rules.ts';
import type { OrderState } from '../../src/engine/state.ts';
import type { After, Before } from './branch-coverage.ts';

/** One command with everything around it. */
export interface Moment {
  command: EngineCommand;
  before: Before;
  after: After;
}

interface Change {
  /** Undefined for an order placed by the command. */
  was: OrderState | undefined;
  is: OrderState;
}

/** What happened to orders by a command: set off, followed, ended by time or with their partner. */
export function orderBranches(moment: Moment): string[] {
  const changes: Change[] = [...moment.after.orders.values()].map((is) => ({
    was: moment.before.orders.get(is.id),
    is,
  }));
  const setOff = changes.filter(
    ({ was, is }) => is.triggeredAtMs !== null && was?.triggeredAtMs === null,
  );
  return [
    ...setOff.flatMap(({ is }) => setOffBranches(is, moment)),
    ...cascadeBranches(setOff.length, moment),
    ...changes.flatMap((change) => [
      ...trailingBranches(change),
      ...endingBranches(change),
      ...pairBranches(change, moment),
    ]),
    ...timerBranches(moment),
  ];
}

function setOffBranches(order: OrderState, { after }: Moment): string[] {
  const by = order.quantityAtoms === null ? ' by cash' : '';
  const { timeInForce, orderType, side } = order;
  const branches = [`set off ${orderType}${by} ${side}: ${order.reason ?? order.status}`];
  if (!['stop', 'take_profit', 'trailing_stop'].includes(orderType)) {
    branches.push(`set off ${timeInForce}: ${order.reason ?? order.status}`);
  }
  const cause = after.trades.find((trade) => meetsCondition(order, trade.priceAtoms));
  if (cause !== undefined) {
    const isRise = (side === 'buy') !== orderType.startsWith('take_profit');
    const taker = cause.takerSide === 'buy' ? 'buyer' : 'seller';
    branches.push(`set off by a ${isRise ? 'rise' : 'fall'} that a ${taker} took`);
  }
  return branches;
}

function cascadeBranches(count: number, { before, after, command }: Moment): string[] {
  const branches = count === 0 ? [] : [`set off ${count > 3 ? 'more than 3' : count} at once`];
  const hasHalted = before.market?.state === 'active' && after.market?.state === 'halted';
  if (hasHalted && command.type !== 'set_market_state') {
    const left = [...after.orders.values()].filter(
      (order) =>
        order.status === 'pending' &&
        order.tokenId === after.market?.rules.tokenId &&
        after.trades.some(({ priceAtoms }) => meetsCondition(order, priceAtoms)),
    );
    const isOver = after.market?.haltedUntilMs === null ? 'until an operator opens' : 'for a pause';
    branches.push(`breaker halts ${isOver}`);
    if (left.length > 0) branches.push('breaker leaves orders waiting that were to be set off');
    if (count > 0) branches.push('breaker halts in a cascade');
  }
  return branches;
}

function trailingBranches({ was, is }: Change): string[] {
  if (is.orderType !== 'trailing_stop' || was === undefined) return [];
  const by = is.trailingDeltaBps === null ? 'by distance' : 'by share';
  const branches: string[] = [];
  if (was.stopPriceAtoms !== is.stopPriceAtoms && was.status === 'pending') {
    branches.push(`trailing ${is.side} ${by} follows`);
    if (is.reservedAtoms < was.reservedAtoms && is.status === 'pending') {
      branches.push('trailing buy releases what a lower stop price frees');
    }
  }
  if (was.triggeredAtMs === null && is.triggeredAtMs !== null) {
    branches.push(`trailing ${is.side} ${by} fires`);
  }
  return branches;
}

/** Orders that a command ended without being about them alone. */
function endingBranches({ was, is }: Change): string[] {
  if (was === undefined || was.status === is.status) return [];
  const kind = was.status === 'pending' ? 'waiting' : 'resting';
  const isByItself = ['good_till_date', 'cancel_after', 'market_delisted'].includes(
    is.reason ?? '',
  );
  return isByItself ? [`${kind} order ends: ${is.reason ?? ''}`] : [];
}

/** Why the stop of a pair went, told from the limit order. */
function pairBranches({ was, is }: Change, { before, after, command }: Moment): string[] {
  if (was?.status !== 'pending' || is.status === 'pending' || is.linkedOrderId === null) return [];
  if (is.triggeredAtMs !== null) return ['pair ends: set off'];
  const partner = after.orders.get(is.linkedOrderId);
  const partnerWas = before.orders.get(is.linkedOrderId);
  if (is.reason !== 'linked_order') return [`pair ends: stop ${is.reason ?? is.status}`];
  if (partner === undefined || partnerWas === undefined) return [];
  if (partner.reason !== null) return [`pair ends: limit ${partner.reason}`];
  if (partner.quantityAtoms !== partnerWas.quantityAtoms) return ['pair ends: limit decremented'];
  return [`pair ends: limit ${partner.status}`, `pair ends: fill by ${command.type}`];
}

function timerBranches({ command, before, after }: Moment): string[] {
  if (command.type !== 'advance_time') return [];
  const ended = [...after.orders.values()].filter(
    ({ id, reason }) => reason === 'cancel_after' && before.orders.get(id)?.reason === null,
  );
  return ended.length > 1 ? ['cancel_after ends several'] : [];
}
