import type { EngineCommand, UserFees } from '../../src/engine/commands.ts';
import { feePpm } from '../../src/engine/naive-rules.ts';
import type {
  CommandResult,
  MarketSnapshot,
  OrderState,
  TradeState,
} from '../../src/engine/state.ts';
import { orderBranches, type Moment } from './order-branches.ts';
import { tradeBranches } from './trade-branches.ts';

type Order = Extract<CommandResult, { kind: 'order' }>;

/** What an exchange looked like before a command. */
export interface Before {
  orders: ReadonlyMap<number, OrderState>;
  /** The market that the command is about. */
  market: MarketSnapshot | undefined;
  timers: ReadonlySet<string>;
}

/** What it looks like after, and every trade of the command, also of what it set off. */
export interface After {
  orders: ReadonlyMap<number, OrderState>;
  market: MarketSnapshot | undefined;
  trades: readonly TradeState[];
}

/** How often each named branch was taken, told from commands, results and changes alone. */
export class BranchCoverage {
  private readonly counts = new Map<string, number>();
  private readonly fees = new Map<string, UserFees>();

  hit(...branches: string[]): void {
    for (const branch of branches) this.counts.set(branch, (this.counts.get(branch) ?? 0) + 1);
  }

  /** Forgets who pays what: another exchange begins. */
  begin(): void {
    this.fees.clear();
  }

  record(command: EngineCommand, result: CommandResult, before: Before, after: After): void {
    if (result.kind === 'refused') {
      this.hit(`${nameOf(command)} refused ${result.code}`);
      return;
    }
    const moment: Moment = { command, before, after };
    this.hit(...orderBranches(moment), ...tradeBranches(moment), ...marketBranches(moment));
    this.recordRates(after);
    switch (result.kind) {
      case 'order':
        this.recordOrder(command, result, before);
        return;
      case 'orders':
        this.hit(`${command.type} ${result.orders.length === 0 ? 'none' : 'some'}`);
        return;
      case 'transaction':
        this.hit(`${command.type} ${result.transaction.status}`);
        if (command.type === 'adjust') {
          this.hit(`adjust ${command.amountAtoms > 0n ? 'up' : 'down'}`);
        }
        return;
      case 'timer': {
        const had = before.timers.has(result.timer.userId) ? 'again' : 'first';
        this.hit(`cancel_after ${result.timer.dueAtMs === null ? 'off' : 'on'} ${had}`);
        return;
      }
      case 'fees':
        this.fees.set(result.fees.userId, result.fees.fees);
        this.hit(`set_fees ${result.fees.fees.kind}`);
        return;
      case 'market':
      case 'advanced':
    }
  }

  /** The branches of a list that were never taken. */
  missing(required: readonly string[]): string[] {
    return required.filter((branch) => !this.counts.has(branch));
  }

  /** How often the rarest branches of a list were taken. */
  rarest(required: readonly string[]): [branch: string, count: number][] {
    return required
      .map((branch): [string, number] => [branch, this.counts.get(branch) ?? 0])
      .sort((a, b) => a[1] - b[1]);
  }

  private recordOrder(command: EngineCommand, { order, trades }: Order, before: Before): void {
    const ending = order.reason ?? order.status;
    const was = before.orders.get(order.id);
    if (command.type === 'place_order') {
      const by = order.quantityAtoms === null ? 'cash' : 'quantity';
      const kind = order.orderType === 'limit' ? 'limit' : `${order.orderType} by ${by}`;
      if (order.status === 'pending') this.hit(`${order.orderType} by ${by} ${order.side} waits`);
      else this.hit(`${kind} ${order.timeInForce} ${order.side}: ${ending}`);
      this.hit(`${ending} ${trades.length === 0 ? 'without' : 'with'} fills`);
      if (order.orderType === 'market' && ending === 'protection_price' && trades.length === 0) {
        this.hit('the price band stops a market order');
      }
      if (order.postOnly) this.hit(`post-only ${ending}`);
    } else if (command.type === 'cancel_order' && was !== undefined) {
      const progress =
        was.status === 'pending'
          ? 'waiting'
          : was.filledQuantityAtoms > 0n
            ? 'partly filled'
            : 'untouched';
      this.hit(`cancel_order ${progress} ${order.side}`, `cancel_order ${ending}`);
    } else if (command.type === 'amend_order' && was !== undefined) {
      this.hit(...amendBranches(was, order, trades));
    }
  }

  private recordRates({ trades, market }: After): void {
    if (market === undefined) return;
    for (const trade of trades) {
      for (const [userId, side, ppm] of [
        [trade.buyerId, 'buy', trade.buyerFeePpm],
        [trade.sellerId, 'sell', trade.sellerFeePpm],
      ] as const) {
        const role = trade.takerSide === side ? 'taker' : 'maker';
        const own = this.fees.get(userId) ?? { kind: 'market' };
        const usual = feePpm(market.rules, { kind: 'market' }, role);
        const compared = ppm < usual ? 'below' : ppm > usual ? 'above' : 'as';
        this.hit(`${role} pays ${own.kind} rate ${compared} the market's`);
      }
    }
  }
}

/** Refusals are counted apart for orders that wait. */
function nameOf(command: EngineCommand): string {
  if (command.type !== 'place_order') return command.type;
  return command.orderType === 'limit' || command.orderType === 'market'
    ? 'place_order'
    : 'place conditional';
}

function amendBranches(
  was: OrderState,
  order: OrderState,
  trades: readonly TradeState[],
): string[] {
  const kind =
    was.status === 'pending'
      ? 'waiting'
      : was.displayQuantityAtoms === null
        ? 'resting'
        : 'iceberg';
  const isSame =
    was.priceAtoms === order.priceAtoms &&
    was.quantityAtoms === order.quantityAtoms &&
    was.stopPriceAtoms === order.stopPriceAtoms;
  if (isSame) return [`amend ${kind} changes nothing`];
  const hasLost = was.prioritySequence !== order.prioritySequence;
  const branches = [
    `amend ${kind} ${order.side} ${hasLost ? 'loses' : 'keeps'} priority`,
    `amend ${order.reason ?? order.status}`,
  ];
  if (was.filledQuantityAtoms > 0n) branches.push(`amend partly filled ${kind}`);
  if (was.stopPriceAtoms !== order.stopPriceAtoms) branches.push('amend stop price');
  if (trades.length > 0) branches.push(`amend ${kind} trades at once`);
  return branches;
}

/** What became of the market that a command is about, and why. */
function marketBranches({ command, before, after }: Moment): string[] {
  const { market: was } = before;
  const { market: is } = after;
  if (is === undefined) return [];
  if (was === undefined) return ['market listed'];
  const has = [...before.orders.values()].some(({ tokenId, status }) => {
    const isActive = ['pending', 'open', 'partially_filled'].includes(status);
    return tokenId === is.rules.tokenId && isActive;
  });
  const where = has ? 'with orders' : 'empty';
  const branches: string[] = [];
  if (command.type === 'set_market_state') branches.push(`market becomes ${is.state} ${where}`);
  for (const [name, before_, after_] of [
    ['tick', was.rules.tickAtoms, is.rules.tickAtoms],
    ['lot', was.rules.lotAtoms, is.rules.lotAtoms],
  ] as const) {
    if (after_ !== before_)
      branches.push(`${after_ < before_ ? 'finer' : 'coarser'} ${name} ${where}`);
  }
  if (was.state === 'halted' && is.state === 'active') {
    const isOwnHalt = was.haltedUntilMs !== null;
    if (command.type === 'advance_time') branches.push('breaker reopens by time');
    else branches.push(isOwnHalt ? 'operator ends a pause' : 'operator opens');
  }
  return branches;
}
