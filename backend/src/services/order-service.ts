import type { PlaceOrderBody, Side } from '../contracts/index.ts';
import type { Engine } from '../engine/engine.ts';
import type { OrderState, TradeState } from '../engine/state.ts';
import { AppError } from '../lib/app-error.ts';
import { assert } from '../lib/assert.ts';
import type { Clock } from '../lib/clock.ts';
import { parseAmount } from '../lib/decimal.ts';
import { OrderModel } from '../models/order.ts';
import { TradeModel } from '../models/trade.ts';
import type { CommandOutcome, CommandSubmitter, NewCommand } from './command-request.ts';
import { orderCommand, orderKey, type NewPlaceOrder } from './order-command.ts';
import type { OrderQueries } from './order-queries.ts';
import { keyReusedError, refusalError, requireToken } from './refusal-error.ts';
import { storedOrder, storedTrade } from './stored-order.ts';
import type { TokenRegistry } from './token-registry.ts';

/** An order right after it was placed, and the trades that it took. */
export interface Placement {
  order: OrderState;
  trades: TradeState[];
}

/** What placing an order would do. */
export interface PreviewedOrder extends Placement {
  /** The best opposite price before; null when nobody is on that side. */
  bestPriceAtoms: bigint | null;
  /** Afterwards. */
  quoteAvailableAtoms: bigint;
  tokenAvailableAtoms: bigint;
}

/** One entry of a batch, in the order of the request. */
export type ItemOutcome<T> = { ok: true; value: T } | { ok: false; error: AppError };

/** A look at the engine's state between two commands, for previews. */
export interface EngineReader {
  read<T>(userIds: string[], look: (engine: Engine) => T): Promise<T>;
}

export interface OrderServiceParts {
  submitter: CommandSubmitter;
  reader: EngineReader;
  tokens: TokenRegistry;
  queries: OrderQueries;
  clock: Clock;
}

/** What an owner may do to one open order. */
type OrderChange = Extract<NewCommand, { type: 'cancel_order' | 'reduce_order' }> & {
  userId: string;
};

/** Placing, making smaller and cancelling. Whether an order is good and paid for is decided by the engine alone. */
export class OrderService {
  constructor(private readonly parts: OrderServiceParts) {}

  /**
   * Places an order. With a client order id that was used before, answers with the order that it
   * made then.
   * @throws AppError `validation_failed`, `idempotency_key_reused`, or the engine's refusal.
   */
  async place(userId: string, body: PlaceOrderBody): Promise<Placement> {
    const command = this.commandFor(userId, body);
    const idempotency = orderKey(command);
    const outcome = await this.parts.submitter.submit(
      idempotency === null ? { command } : { command, idempotency },
    );
    return this.placementOf(outcome);
  }

  /** One outcome each; all are in the engine's queue before the first is awaited. */
  placeMany(userId: string, bodies: PlaceOrderBody[]): Promise<ItemOutcome<Placement>[]> {
    return Promise.all(bodies.map((body) => settle(this.place(userId, body))));
  }

  /** What placing would do now. @throws AppError like {@link place}. */
  async preview(userId: string, body: PlaceOrderBody): Promise<PreviewedOrder> {
    const command = this.commandFor(userId, body);
    const { preview, bestPriceAtoms } = await this.parts.reader.read([userId], (engine) => {
      const { bids, asks } = engine.book(command.tokenId, 1);
      const best = (command.side === 'buy' ? asks : bids)[0];
      return {
        bestPriceAtoms: best?.priceAtoms ?? null,
        preview: engine.preview({ ...command, timeMs: this.parts.clock.nowMs() }),
      };
    });
    const { result, quoteAvailableAtoms, tokenAvailableAtoms } = preview;
    if (result.kind === 'refused') throw refusalError(result);
    assert(result.kind === 'order', 'a preview of an order is an order');
    return { ...result, bestPriceAtoms, quoteAvailableAtoms, tokenAvailableAtoms };
  }

  /**
   * @param reference an order's id, or `client:` and its client order id.
   * @throws AppError `not_found` or `order_closed`.
   */
  async cancel(userId: string, reference: string): Promise<OrderState> {
    const orderId = await this.parts.queries.idOf(userId, reference);
    return this.change({ type: 'cancel_order', userId, orderId });
  }

  /**
   * Makes an open order smaller; it keeps its place in the queue.
   * @param reference like {@link cancel}.
   * @param quantity the whole quantity from now on.
   * @throws AppError `not_found`, `order_closed`, or the engine's refusal.
   */
  async reduce(userId: string, reference: string, quantity: string): Promise<OrderState> {
    const orderId = await this.parts.queries.idOf(userId, reference);
    const quantityAtoms = parseAmount(quantity);
    return this.change({ type: 'reduce_order', userId, orderId, quantityAtoms });
  }

  cancelMany(userId: string, references: string[]): Promise<ItemOutcome<OrderState>[]> {
    return Promise.all(references.map((reference) => settle(this.cancel(userId, reference))));
  }

  /** Cancels all open orders, or those of one market or side. */
  async cancelAll(
    userId: string,
    filter: { tokenId?: string; side?: Side },
  ): Promise<OrderState[]> {
    const { tokens, submitter } = this.parts;
    const tokenId = filter.tokenId === undefined ? null : requireToken(tokens, filter.tokenId).id;
    const side = filter.side ?? null;
    const outcome = await submitter.submit({
      command: { type: 'cancel_orders', userId, tokenId, side },
    });
    if (outcome.kind === 'refused') throw refusalError(outcome);
    assert(outcome.kind === 'orders', 'a mass cancellation gives orders');
    return outcome.orders;
  }

  private async change(command: OrderChange): Promise<OrderState> {
    const outcome = await this.parts.submitter.submit({ command });
    if (outcome.kind === 'order') return outcome.order;
    assert(outcome.kind === 'refused', 'a change of an order is an order or refused');
    if (outcome.code !== 'unknown_order') throw refusalError(outcome);
    // The engine has forgotten closed orders; their owner is told more than that.
    const order = await this.parts.queries.get(command.userId, String(command.orderId));
    throw new AppError('order_closed', `The order is ${order.status}.`);
  }

  private commandFor(userId: string, body: PlaceOrderBody): NewPlaceOrder {
    return orderCommand(userId, requireToken(this.parts.tokens, body.tokenId).id, body);
  }

  private async placementOf(outcome: CommandOutcome): Promise<Placement> {
    switch (outcome.kind) {
      case 'order':
        return outcome;
      case 'refused':
        throw refusalError(outcome);
      case 'key_reused':
        throw keyReusedError();
      case 'repeated':
        if (outcome.outcome.kind === 'refused') throw refusalError(outcome.outcome);
        assert(outcome.outcome.kind === 'order', 'the key of an order names an order');
        return readPlacement(outcome.outcome.orderId);
      case 'orders':
      case 'transaction':
      case 'market':
        throw new Error(`placing an order gave ${outcome.kind}`);
    }
  }
}

/** The order as it is now, with the trades that it took when it was placed. */
async function readPlacement(orderId: number): Promise<Placement> {
  const row = await OrderModel.findByPk(orderId);
  assert(row !== null, `order ${orderId} is stored`);
  const { side } = row;
  const trades = await TradeModel.findAll({
    where: {
      takerSide: side,
      ...(side === 'buy' ? { buyOrderId: String(orderId) } : { sellOrderId: String(orderId) }),
    },
    order: [['id', 'ASC']],
  });
  return { order: storedOrder(row), trades: trades.map(storedTrade) };
}

async function settle<T>(work: Promise<T>): Promise<ItemOutcome<T>> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error };
    throw error;
  }
}
