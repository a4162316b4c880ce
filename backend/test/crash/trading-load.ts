import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Order, PlacedOrder, Transaction } from '../../src/contracts/index.ts';
import type { CrashExchange, CrashTrader } from './crash-exchange.ts';

interface Answer {
  status: number;
  body: unknown;
}

/** Something to be done once, however often it is asked for. */
interface Intent {
  kind: 'order' | 'deposit';
  trader: CrashTrader;
  /** The client order id or the idempotency key. */
  key: string;
  body: object;
}

/** A third of the orders rests far from the price where the others meet. */
const FAR_EVERY = 3;
const MEETING_PRICE = '100';
const DEPOSIT_EVERY = 10;
const RETRY_MS = 20;
const ANSWERED_WITHIN_MS = 30_000;

/**
 * Traders who place and cancel as fast as they are answered, and who remember what they were told.
 * An answer that does not come means "unknown": the same order is sent again later.
 */
export class TradingLoad {
  /** Acknowledged orders and deposits: key to id. */
  readonly acknowledged = { order: new Map<string, string>(), deposit: new Map<string, string>() };
  /** Ids of orders whose cancellation was acknowledged. */
  readonly cancelled = new Set<string>();
  readonly unknown: Intent[] = [];
  private intentCount = 0;
  private isRunning = false;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly exchange: CrashExchange,
    private readonly origin: string,
  ) {}

  /** Pays in what the traders need. */
  async fund(): Promise<void> {
    const { traders, market } = this.exchange;
    for (const trader of traders) {
      for (const tokenId of [market.quoteTokenId, market.tokenId]) {
        const body = { tokenId: String(tokenId), amount: '1000000' };
        await this.insist({ kind: 'deposit', trader, key: `fund-${tokenId}`, body });
      }
    }
  }

  start(): void {
    this.isRunning = true;
    this.running = Promise.all(this.exchange.traders.map((trader) => this.trade(trader)));
  }

  /** Resolves when every trader was answered or knows that no answer will come. */
  async stop(): Promise<void> {
    this.isRunning = false;
    await this.running;
  }

  /** Resolves when at least so many more orders were acknowledged. */
  async untilAcknowledged(count: number): Promise<void> {
    const wanted = this.acknowledged.order.size + count;
    const deadlineMs = performance.now() + ANSWERED_WITHIN_MS;
    while (this.acknowledged.order.size < wanted) {
      if (performance.now() > deadlineMs) throw new Error('orders are not acknowledged');
      await delay(1);
    }
  }

  /** Sends every order whose outcome is unknown again, until it is known. */
  async resolveUnknown(): Promise<void> {
    for (const intent of this.unknown.splice(0)) await this.insist(intent);
  }

  /** Places one order, however long it takes. */
  async placeOne(): Promise<void> {
    const [trader] = this.exchange.traders;
    if (trader === undefined) throw new Error('there are no traders');
    let intent = this.nextIntent(trader);
    while (intent.kind !== 'order') intent = this.nextIntent(trader);
    await this.insist(intent);
  }

  /**
   * Each acknowledged effect is stored under the id that was told, and nothing else is: call it when
   * no outcome is unknown.
   */
  async expectExactlyAcknowledged(): Promise<void> {
    const orders = await this.exchange.rows('SELECT client_order_id, id::text, status FROM orders');
    expect(new Map(orders.map(([key, id]) => [key, id]))).toEqual(this.acknowledged.order);
    const closed = new Set(
      orders.flatMap(([, id, status]) => (status === 'cancelled' ? [id] : [])),
    );
    for (const id of this.cancelled) expect(closed).toContain(id);

    const deposits = await this.exchange.rows(
      `SELECT id::text FROM transactions WHERE type = 'deposit' AND status = 'completed'`,
    );
    expect(deposits.flat().sort()).toEqual([...this.acknowledged.deposit.values()].sort());
  }

  private async trade(trader: CrashTrader): Promise<void> {
    while (this.isRunning) {
      const intent = this.nextIntent(trader);
      const answer = await this.send(intent);
      if (answer === null || answer.status === 503) {
        this.unknown.push(intent);
        if (answer === null) return;
        await delay(RETRY_MS);
        continue;
      }
      const order = this.remember(intent, answer);
      if (order?.status === 'open' && order.price !== MEETING_PRICE) {
        await this.cancel(trader, order.id);
      }
    }
  }

  private async insist(intent: Intent): Promise<void> {
    const deadlineMs = performance.now() + ANSWERED_WITHIN_MS;
    while (performance.now() < deadlineMs) {
      const answer = await this.send(intent);
      if (answer !== null && answer.status !== 503) {
        this.remember(intent, answer);
        return;
      }
      await delay(RETRY_MS);
    }
    throw new Error(`${intent.key} gets no answer`);
  }

  /** @returns the order, when it is one. */
  private remember({ kind, trader, key }: Intent, answer: Answer): Order | null {
    expect(answer).toMatchObject({ status: 201 });
    const { data } = answer.body as { data: unknown };
    const order = kind === 'order' ? (data as PlacedOrder).order : null;
    const { id } = order ?? (data as Transaction);
    const acknowledged = this.acknowledged[kind];
    // Keys are a user's own; those of orders here differ among all.
    const name = kind === 'order' ? key : `${trader.userId} ${key}`;
    expect(id).toBe(acknowledged.get(name) ?? id);
    acknowledged.set(name, id);
    return order;
  }

  /** Mostly orders that meet, some that rest far away and are cancelled, a deposit now and then. */
  private nextIntent(trader: CrashTrader): Intent {
    this.intentCount += 1;
    const key = `load-${this.intentCount}`;
    const { tokenId, quoteTokenId } = this.exchange.market;
    if (this.intentCount % DEPOSIT_EVERY === 0) {
      const body = { tokenId: String(quoteTokenId), amount: '1' };
      return { kind: 'deposit', trader, key, body };
    }
    const side = this.intentCount % 2 === 0 ? 'buy' : 'sell';
    const farPrice = side === 'buy' ? '50' : '150';
    const body = {
      tokenId: String(tokenId),
      orderType: 'limit',
      side,
      price: this.intentCount % FAR_EVERY === 0 ? farPrice : MEETING_PRICE,
      quantity: `0.${1 + (this.intentCount % 7)}`,
      clientOrderId: key,
    };
    return { kind: 'order', trader, key, body };
  }

  /** @returns null when no answer came. */
  private send({ kind, trader, key, body }: Intent): Promise<Answer | null> {
    const answer =
      kind === 'order'
        ? this.call(trader, 'POST', '/orders', { body })
        : this.call(trader, 'POST', '/wallet/deposits', { body, idempotencyKey: key });
    return answer.catch(() => null);
  }

  private async cancel(trader: CrashTrader, orderId: string): Promise<void> {
    const answer = await this.call(trader, 'DELETE', `/orders/${orderId}`).catch(() => null);
    if (answer?.status === 200) this.cancelled.add(orderId);
  }

  private async call(
    trader: CrashTrader,
    method: string,
    route: string,
    { body, idempotencyKey }: { body?: object; idempotencyKey?: string } = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.origin}/api${route}`, {
      method,
      headers: {
        authorization: `Bearer ${trader.token}`,
        'content-type': 'application/json',
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  }
}
