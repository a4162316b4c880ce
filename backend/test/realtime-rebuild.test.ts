import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '../src/contracts/index.ts';
import { AppError } from '../src/lib/app-error.ts';
import { expectBookAfter } from './client-book.ts';
import type { RealtimeClient } from './realtime-client.ts';
import { RealtimeHarness, type Trader } from './realtime-harness.ts';

const ROUNDS = 4;
const ORDERS_PER_ROUND = 60;

let harness: RealtimeHarness;
let buyer: Trader;
let seller: Trader;
let tokenId: string;

beforeAll(async () => {
  harness = await RealtimeHarness.start();
  buyer = await harness.createTrader();
  seller = await harness.createTrader();
  tokenId = String(harness.market.tokenId);
});

afterAll(() => harness.stop());

/** Places orders around one price; those that meet a cut connection are of unknown outcome. */
async function placeSome(round: number): Promise<void> {
  const attempts = Array.from({ length: ORDERS_PER_ROUND }, async (_, index) => {
    const isBuy = index % 2 === 0;
    const price = (100 + ((index * 7 + round * 3) % 20) / 10 - 1).toFixed(2);
    try {
      await harness.place(isBuy ? buyer : seller, {
        side: isBuy ? 'buy' : 'sell',
        price,
        quantity: '0.5',
      });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'unavailable') throw error;
    }
  });
  // Somewhere among them: how far the writer has come by then is up to chance.
  await attempts[round * 10];
  await harness.cutWriterConnection();
  await Promise.all(attempts);
}

async function placeWhenBack(price: string): Promise<string> {
  for (;;) {
    try {
      const { order } = await harness.place(buyer, { price, quantity: '1' });
      return String(order.id);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'unavailable') throw error;
    }
  }
}

/** The open orders as a client knows them, which subscribes again at every gap. */
class OrdersFollower {
  private readonly open = new Map<string, Order>();
  private sequence = 0;
  private seen = 0;

  constructor(private readonly client: RealtimeClient) {}

  async subscribe(): Promise<void> {
    for (;;) {
      this.seen = this.client.events('orders').length;
      const ack = await this.client.request('orders');
      if (!ack.ok) continue;
      this.open.clear();
      for (const order of ack.snapshot as Order[]) this.open.set(order.id, order);
      this.sequence = ack.sequence;
      return;
    }
  }

  async follow(orderId: string): Promise<void> {
    while (!this.open.has(orderId)) {
      await this.client.until(() => this.client.events('orders').length > this.seen);
      const event = this.client.events('orders')[this.seen];
      this.seen += 1;
      if (event === undefined || event.sequence <= this.sequence) continue;
      if (event.sequence !== this.sequence + 1) {
        await this.subscribe();
        continue;
      }
      this.sequence = event.sequence;
      for (const order of event.orders) {
        if (order.status === 'open' || order.status === 'partially_filled') {
          this.open.set(order.id, order);
        } else {
          this.open.delete(order.id);
        }
      }
    }
  }

  get filledById(): Record<string, string> {
    return Object.fromEntries([...this.open.values()].map((one) => [one.id, one.filledQuantity]));
  }
}

describe('live data while the engine is rebuilt under load', () => {
  it('stays complete: book and tape without a gap, private orders after asking again', async () => {
    const client = await harness.connect(buyer.token);
    const book = await client.subscribe('book', tokenId);
    const tape = await client.subscribe('trades', tokenId);
    const follower = new OrdersFollower(client);
    await follower.subscribe();
    let lastOrderId = '';
    for (let round = 0; round < ROUNDS; round += 1) {
      await placeSome(round);
      lastOrderId = await placeWhenBack(`50.0${round}`);
    }
    await harness.marketData.whenLoaded();
    await follower.follow(lastOrderId);

    const stored = await harness.storedBook();
    const live = harness.marketData.book(harness.market.tokenId, 1_000);
    expect({ bids: live.bids, asks: live.asks }).toEqual(stored);
    await client.until(
      () => (client.events('book').at(-1)?.lastSeq ?? book.sequence) >= live.sequence,
    );
    expectBookAfter(book.snapshot, client.events('book'), live);

    const trades = await harness.pool.query<{ id: string }>('SELECT id FROM trades ORDER BY id');
    expect(trades.rows.length).toBeGreaterThan(ROUNDS);
    const printed = () => client.events('trades').flatMap((event) => event.trades);
    await client.until(() => printed().length >= trades.rows.length);
    expect(printed().map(({ id }) => id)).toEqual(trades.rows.map(({ id }) => id));
    expect(client.events('trades').map(({ sequence }) => sequence)).toEqual(
      client.events('trades').map((_, index) => tape.sequence + 1 + index),
    );

    const open = await harness.pool.query<{ id: string; filled: string }>(
      `SELECT id, trim_scale(filled_quantity)::text AS filled FROM orders
       WHERE user_id = $1 AND status IN ('open', 'partially_filled')`,
      [buyer.userId],
    );
    expect(follower.filledById).toEqual(
      Object.fromEntries(open.rows.map(({ id, filled }) => [id, filled])),
    );
  });
});
