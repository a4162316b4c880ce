import type { AmendOrderBody, PlaceOcoBody, PlaceOrderBody, Side } from '../contracts/index.ts';
import type { Engine } from '../engine/engine.ts';
import type { CancelTimer, OrderState } from '../engine/state.ts';
import { AppError } from '../lib/app-error.ts';
import { assert } from '../lib/assert.ts';
import type { Clock } from '../lib/clock.ts';
import { parseAmount } from '../lib/decimal.ts';
import type { CommandOutcome, CommandSubmitter, NewCommand } from './command-request.ts';
import {
  ocoCommand,
  ocoKey,
  orderCommand,
  orderKey,
  type NewPlaceOrder,
  type OrderTarget,
} from './order-command.ts';
import type { HouseGate } from './house/house-board.ts';
import type { OrderQueries } from './order-queries.ts';
import { readPlacement } from './placement-record.ts';
import { keyReusedError, refusalError, requireToken } from './refusal-error.ts';
import type { ShownTrade } from './stored-order.ts';
import type { TokenRegistry } from './token-registry.ts';

/** An order right after it was placed, and the trades that it took. */
export interface Placement {
  order: OrderState;
  trades: ShownTrade[];
}

/** A new OCO pair. */
export interface OcoPlacement {
  limitOrder: OrderState;
  stopOrder: OrderState;
}

/** What placing an order would do. */
export interface PreviewedOrder extends Placement {
  /** The best opposite price before; null when nobody is on that side. */
  bestPriceAtoms: bigint | null;
  /** Afterwards. */
  quoteAvailableAtoms: bigint;
  tokenAvailableAtoms: bigint;
  /** What the user's fills are charged. */
  makerFeePpm: number;
  takerFeePpm: number;
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
  /** Closed, it lets nobody place or amend. */
  gate: HouseGate;
  clock: Clock;
}

/** What an owner may do to one order that rests or waits. */
type OrderChange = Extract<NewCommand, { type: 'cancel_order' | 'amend_order' }> & {
  userId: string;
};

/** Placing, amending and cancelling. Whether an order is good and paid for is decided by the engine alone. */
export class OrderService {
  constructor(private readonly parts: OrderServiceParts) {}

  /**
   * Places an order. With a client order id that was used before, answers with the order that it
   * made then.
   * @throws AppError `maintenance`, `validation_failed`, `idempotency_key_reused`, or the engine's
   *   refusal.
   */
  async place(userId: string, body: PlaceOrderBody): Promise<Placement> {
    this.parts.gate.assertOpen();
    const command = this.commandFor(userId, body);
    const idempotency = orderKey(command);
    const outcome = await this.parts.submitter.submit(
      idempotency === null ? { command } : { command, idempotency },
    );
    const placed = newOutcome(outcome);
    if (placed.kind === 'order') {
      return 'order' in placed ? placed : readPlacement(placed.orderId);
    }
    throw new Error(`placing an order gave ${placed.kind}`);
  }

  /** One outcome each, unless the house is closed: none then. All are in the engine's queue before the first is awaited. */
  async placeMany(userId: string, bodies: PlaceOrderBody[]): Promise<ItemOutcome<Placement>[]> {
    this.parts.gate.assertOpen();
    return Promise.all(bodies.map((body) => settle(() => this.place(userId, body))));
  }

  /** Places a pair of which one order is left. Repeated and refused like {@link place}. */
  async placeOco(userId: string, body: PlaceOcoBody): Promise<OcoPlacement> {
    this.parts.gate.assertOpen();
    const target = this.targetFor(userId, body.tokenId);
    const command = ocoCommand(target, body, this.parts.clock.nowMs());
    const idempotency = ocoKey(command);
    const outcome = await this.parts.submitter.submit(
      idempotency === null ? { command } : { command, idempotency },
    );
    const placed = newOutcome(outcome);
    assert(placed.kind === 'orders', 'an OCO pair is two orders');
    const [limitOrder, stopOrder] =
      'orders' in placed
        ? placed.orders
        : (await Promise.all(placed.orderIds.map(readPlacement))).map(({ order }) => order);
    assert(limitOrder !== undefined && stopOrder !== undefined, 'a pair has two orders');
    return { limitOrder, stopOrder };
  }

  /** What placing would do now. @throws AppError like {@link place}. */
  async preview(userId: string, body: PlaceOrderBody): Promise<PreviewedOrder> {
    const command = this.commandFor(userId, body);
    const { preview, rates, bestPriceAtoms } = await this.parts.reader.read([userId], (engine) => {
      const { bids, asks } = engine.book(command.tokenId, 1);
      const best = (command.side === 'buy' ? asks : bids)[0];
      return {
        bestPriceAtoms: best?.priceAtoms ?? null,
        preview: engine.preview({ ...command, timeMs: this.parts.clock.nowMs() }),
        rates: engine.feeRates(userId, command.tokenId),
      };
    });
    const { result, quoteAvailableAtoms, tokenAvailableAtoms } = preview;
    if (result.kind === 'refused') throw refusalError(result);
    assert(result.kind === 'order', 'a preview of an order is an order');
    assert(rates !== undefined, 'an order that is not refused has a market and an account');
    return { ...result, ...rates, bestPriceAtoms, quoteAvailableAtoms, tokenAvailableAtoms };
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
   * Changes an order that rests or waits. A smaller quantity alone keeps its place in the queue.
   * @param reference like {@link cancel}.
   * @throws AppError `maintenance`, `not_found`, `order_closed`, or the engine's refusal.
   */
  async amend(userId: string, reference: string, body: AmendOrderBody): Promise<OrderState> {
    this.parts.gate.assertOpen();
    const orderId = await this.parts.queries.idOf(userId, reference);
    const parse = (text: string | undefined) => (text === undefined ? null : parseAmount(text));
    return this.change({
      type: 'amend_order',
      userId,
      orderId,
      priceAtoms: parse(body.price),
      quantityAtoms: parse(body.quantity),
      stopPriceAtoms: parse(body.stopPrice),
    });
  }

  cancelMany(userId: string, references: string[]): Promise<ItemOutcome<OrderState>[]> {
    return Promise.all(references.map((reference) => settle(() => this.cancel(userId, reference))));
  }

  /** Cancels all that rests or waits, or that of one market or side. */
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

  /** Cancels all of a user's orders that many seconds from now unless called again; 0 is never. */
  async cancelAfter(userId: string, seconds: number): Promise<CancelTimer> {
    const dueAtMs = seconds === 0 ? null : this.parts.clock.nowMs() + seconds * 1000;
    const outcome = await this.parts.submitter.submit({
      command: { type: 'cancel_after', userId, dueAtMs },
    });
    if (outcome.kind === 'refused') throw refusalError(outcome);
    assert(outcome.kind === 'timer', 'cancel-after sets a timer');
    return outcome.timer;
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
    return orderCommand(this.targetFor(userId, body.tokenId), body, this.parts.clock.nowMs());
  }

  private targetFor(userId: string, token: string): OrderTarget {
    return { userId, tokenId: requireToken(this.parts.tokens, token).id };
  }
}

/** The outcome of a command with a key, whether it is new or was stored. @throws AppError for refusals. */
function newOutcome(outcome: CommandOutcome) {
  if (outcome.kind === 'key_reused') throw keyReusedError();
  const result = outcome.kind === 'repeated' ? outcome.outcome : outcome;
  if (result.kind === 'refused') throw refusalError(result);
  return result;
}

async function settle<T>(work: () => Promise<T>): Promise<ItemOutcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error };
    throw error;
  }
}
