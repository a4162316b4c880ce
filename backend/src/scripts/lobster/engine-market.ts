import type { PlaceOrder } from '../../engine/commands.ts';
import { Engine } from '../../engine/engine.ts';
import type { CommandResult } from '../../engine/state.ts';
import { ATOMS_PER_UNIT } from '../../lib/decimal.ts';
import type { FlowOrder, FlowStep } from './order-flow.ts';
import type { ReplayMarket } from './replay-order-flow.ts';

const QUOTE_TOKEN_ID = 1;
const TOKEN_ID = 2;
const TAKER_ID = '00000000-0000-4000-8000-000000000000';
const MAKER_COUNT = 8;

/** One share is one token. */
const LOT_ATOMS = ATOMS_PER_UNIT;
/** A ten-thousandth of a dollar: prices as they are recorded. */
const TICK_ATOMS = ATOMS_PER_UNIT / 10_000n;
/** More than any recording moves. */
const FUNDS_ATOMS = 10n ** 23n;

/** A market of the real engine in this process, without a database. */
export class EngineMarket implements ReplayMarket {
  private readonly engine: Engine;
  private readonly orders = new Map<number, { orderId: number; userId: string; size: number }>();
  /** Commands have times that never fall; the recording's own do not matter to the book. */
  private timeMs = 0;

  constructor() {
    this.engine = new Engine({ quoteTokenId: QUOTE_TOKEN_ID });
    this.engine.apply({
      type: 'set_market',
      rules: {
        tokenId: TOKEN_ID,
        tickAtoms: TICK_ATOMS,
        lotAtoms: LOT_ATOMS,
        minQuantityAtoms: LOT_ATOMS,
        maxQuantityAtoms: LOT_ATOMS * 10n ** 9n,
        minNotionalAtoms: 0n,
        makerFeePpm: 1_000,
        takerFeePpm: 2_000,
        priceBandBps: 0,
        maxOpenOrders: Number.MAX_SAFE_INTEGER,
        maxTriggers: 0,
        breakerMoveBps: 0,
        breakerWindowMinutes: 1,
        breakerPauseMinutes: 0,
      },
      timeMs: 0,
    });
    this.engine.apply({
      type: 'set_market_state',
      tokenId: TOKEN_ID,
      state: 'active',
      timeMs: 0,
    });
    this.fund(TAKER_ID);
    for (let index = 0; index < MAKER_COUNT; index += 1) this.fund(makerId(index));
  }

  place(order: FlowOrder): Promise<void> {
    const userId = makerId(this.orders.size % MAKER_COUNT);
    const result = this.apply(this.limitOrder(userId, order, 'GTC'));
    if (result.kind !== 'order') throw new Error(`order ${order.reference} was not accepted`);
    this.orders.set(order.reference, { orderId: result.order.id, userId, size: order.size });
    return Promise.resolve();
  }

  reduce(reference: number, size: number): Promise<void> {
    const order = this.orders.get(reference);
    if (order === undefined) throw new Error(`order ${reference} was never placed`);
    order.size -= size;
    const { orderId, userId } = order;
    const quantityAtoms = BigInt(order.size) * LOT_ATOMS;
    this.apply({
      type: 'amend_order',
      userId,
      orderId,
      priceAtoms: null,
      quantityAtoms,
      stopPriceAtoms: null,
      timeMs: this.timeMs,
    });
    return Promise.resolve();
  }

  cancel(reference: number): Promise<void> {
    const order = this.orders.get(reference);
    if (order === undefined) throw new Error(`order ${reference} was never placed`);
    const { orderId, userId } = order;
    this.apply({ type: 'cancel_order', userId, orderId, timeMs: this.timeMs });
    return Promise.resolve();
  }

  take(step: Extract<FlowStep, { type: 'take' }>): Promise<boolean> {
    const result = this.apply(this.limitOrder(TAKER_ID, step, 'IOC'));
    if (result.kind !== 'order') throw new Error('a taker was not accepted');
    const makerOrderId = this.orders.get(step.reference)?.orderId;
    const isSameMaker =
      result.order.status === 'filled' &&
      result.trades.every((trade) =>
        [trade.buyOrderId, trade.sellOrderId].includes(makerOrderId ?? 0),
      );
    return Promise.resolve(isSameMaker);
  }

  private apply(command: Parameters<Engine['apply']>[0]): CommandResult {
    const result = this.engine.apply(command);
    // Nothing keeps the history: without this, it would all stay in memory.
    this.engine.drain();
    this.timeMs += 1;
    return result;
  }

  private limitOrder(
    userId: string,
    { side, price, size }: Pick<FlowOrder, 'side' | 'price' | 'size'>,
    timeInForce: PlaceOrder['timeInForce'],
  ): PlaceOrder {
    return {
      type: 'place_order',
      userId,
      tokenId: TOKEN_ID,
      clientOrderId: null,
      orderType: 'limit',
      side,
      priceAtoms: BigInt(price) * TICK_ATOMS,
      stopPriceAtoms: null,
      trailingDeltaAtoms: null,
      trailingDeltaBps: null,
      quantityAtoms: BigInt(size) * LOT_ATOMS,
      quoteQuantityAtoms: null,
      displayQuantityAtoms: null,
      timeInForce,
      expiresAtMs: null,
      postOnly: false,
      selfTradePrevention: 'expire_taker',
      maxSlippageBps: 0,
      timeMs: this.timeMs,
    };
  }

  private fund(userId: string): void {
    this.engine.loadAccount(userId, []);
    for (const tokenId of [QUOTE_TOKEN_ID, TOKEN_ID]) {
      this.engine.apply({
        type: 'adjust',
        userId,
        tokenId,
        amountAtoms: FUNDS_ATOMS,
        decidedBy: null,
        reason: 'replay',
        timeMs: 0,
      });
    }
  }
}

function makerId(index: number): string {
  return `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`;
}
