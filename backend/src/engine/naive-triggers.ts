import { meetsCondition, smaller, trailingStop } from './naive-rules.ts';
import type { NaiveWorld } from './naive-world.ts';
import type { MarketSnapshot, OrderState, TradeState } from './state.ts';

type SetOff = (order: OrderState, market: MarketSnapshot, timeMs: number) => TradeState[];

/** What trades do to the orders that wait, in the reference model. */
export class NaiveTriggers {
  constructor(
    private readonly world: NaiveWorld,
    private readonly setOff: SetOff,
  ) {}

  /** Looks at the trades of a command, and at those of everything that they set off. */
  after(trades: TradeState[], market: MarketSnapshot, timeMs: number): void {
    const queue: OrderState[] = [];
    const seen: OrderState[] = [];
    let news = trades;
    for (;;) {
      for (const trade of news) this.look(trade, market, { queue, seen, timeMs });
      if (market.state !== 'active') return;
      const order = queue.shift();
      if (order === undefined) return;
      news = order.status === 'pending' ? this.setOff(order, market, timeMs) : [];
    }
  }

  private look(
    { priceAtoms }: TradeState,
    { rules }: MarketSnapshot,
    round: { queue: OrderState[]; seen: OrderState[]; timeMs: number },
  ): void {
    const waiting = this.world.orders
      .filter(({ status, tokenId }) => status === 'pending' && tokenId === rules.tokenId)
      .filter((order) => !round.seen.includes(order))
      .sort((a, b) => a.prioritySequence - b.prioritySequence);
    for (const order of waiting) {
      if (order.orderType === 'trailing_stop') {
        this.follow(order, trailingStop(order, rules.tickAtoms, priceAtoms), round.timeMs);
      }
    }
    const met = waiting.filter((order) => meetsCondition(order, priceAtoms));
    round.queue.push(...met);
    round.seen.push(...met);
  }

  private follow(order: OrderState, atoms: bigint, timeMs: number): void {
    const before = order.stopPriceAtoms ?? 0n;
    const after = order.side === 'buy' ? smaller(before, atoms) : -smaller(-before, -atoms);
    if (after === before) return;
    order.stopPriceAtoms = after;
    order.updatedAtMs = timeMs;
    this.world.setReservation(order);
  }
}
