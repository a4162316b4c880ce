import type { Fill, Page, PlacedOrder, Token } from '../../contracts/index.ts';
import { ApiError, type ApiClient } from './api-client.ts';
import type { MarketScale } from './market-scale.ts';
import type { FlowOrder, FlowStep } from './order-flow.ts';
import type { ReplayMarket } from './replay-order-flow.ts';

export interface ApiMarketParts {
  token: Token;
  scale: MarketScale;
  /** They share the resting orders. */
  makers: readonly ApiClient[];
  /** Has no order on the book, so that self-trade prevention never stops it. */
  taker: ApiClient;
}

interface PlacedReference {
  orderId: string;
  maker: ApiClient;
  /** Shares, filled ones included. */
  size: number;
}

/** A market of a running server, reached through its REST API. */
export class ApiMarket implements ReplayMarket {
  private readonly orders = new Map<number, PlacedReference>();
  private takeCount = 0;

  constructor(private readonly parts: ApiMarketParts) {}

  async place(order: FlowOrder): Promise<void> {
    const { makers } = this.parts;
    const maker = makers[this.orders.size % makers.length];
    if (maker === undefined) throw new Error('there is nobody to place orders');
    const placed = await this.send(maker, order, 'GTC', `replay-${order.reference}`);
    this.orders.set(order.reference, { orderId: placed.order.id, maker, size: order.size });
  }

  async reduce(reference: number, size: number): Promise<void> {
    const order = this.find(reference);
    order.size -= size;
    if (order.size <= 0) return this.cancel(reference);
    const quantity = this.parts.scale.quantity(order.size);
    await unlessGone(order.maker.call('PATCH', `/orders/${order.orderId}`, { body: { quantity } }));
  }

  async cancel(reference: number): Promise<void> {
    const { maker, orderId } = this.find(reference);
    await unlessGone(maker.call('DELETE', `/orders/${orderId}`));
  }

  async take(step: Extract<FlowStep, { type: 'take' }>): Promise<boolean> {
    this.takeCount += 1;
    const placed = await this.send(this.parts.taker, step, 'IOC', `replay-take-${this.takeCount}`);
    if (placed.order.status !== 'filled') return false;
    const { maker, orderId } = this.find(step.reference);
    const { items } = (await maker.call('GET', `/orders/${orderId}/fills`)) as Page<Fill>;
    const tradeIds = new Set(items.map(({ id }) => id));
    return placed.fills.every(({ id }) => tradeIds.has(id));
  }

  private async send(
    client: ApiClient,
    { side, price, size }: Pick<FlowOrder, 'side' | 'price' | 'size'>,
    timeInForce: 'GTC' | 'IOC',
    clientOrderId: string,
  ): Promise<PlacedOrder> {
    const { token, scale } = this.parts;
    const body = {
      tokenId: token.id,
      orderType: 'limit',
      side,
      price: scale.price(price),
      quantity: scale.quantity(size),
      timeInForce,
      clientOrderId,
    };
    return (await client.call('POST', '/orders', { body })) as PlacedOrder;
  }

  private find(reference: number): PlacedReference {
    const order = this.orders.get(reference);
    if (order === undefined) throw new Error(`order ${reference} was never placed`);
    return order;
  }
}

/** Orders close earlier than recorded when the market went another way. */
async function unlessGone(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const isGone =
      error instanceof ApiError &&
      (error.code === 'order_closed' || error.code === 'quantity_too_small');
    if (!isGone) throw error;
  }
}
