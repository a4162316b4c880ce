import type {
  AmendOrderBody,
  Fill,
  Order,
  OrderAck,
  OrderPreview,
  OrderRequest,
  PlacedOco,
  PlacedOrder,
  PlaceOcoBody,
  PlaceOrderBody,
  Side,
} from '@tokentradex/backend/contracts';
import { ApiError } from './api-error.ts';
import { api } from './api.ts';
import { realtime } from './websocket.ts';

const PREVIEW_TIMEOUT_MS = 2_000;
const PLACE_TIMEOUT_MS = 10_000;
/** After the socket left a request unanswered, the others go over HTTP for this long. */
const AVOID_SOCKET_MS = 60_000;

/** What placing made, whether one order or a pair. */
export interface Placement {
  /** The one that the client order id names. */
  order: Order;
  orders: Order[];
  fills: Fill[];
}

function statusOf(code: string): number {
  if (code === 'unavailable' || code === 'maintenance') return 503;
  if (code === 'internal_error') return 500;
  return code === 'unauthenticated' ? 401 : 422;
}

/**
 * Order entry over the socket where it answers, else over HTTP: a refusal is an ordinary answer to the
 * socket, while the browser reports every HTTP request that is refused as a failure of the page.
 */
class OrderEntry {
  /** The connection that has answered a preview: another may be to a server that never does. */
  #servedBy: string | undefined;
  #avoidedUntilMs = 0;

  /** What placing the order would do now. @throws ApiError */
  async preview(body: PlaceOrderBody, signal: AbortSignal): Promise<OrderPreview> {
    if (realtime.getConnectionId() === undefined || Date.now() < this.#avoidedUntilMs) {
      return api.orders.preview(body, signal);
    }
    try {
      return await this.#ask<OrderPreview>('orders:preview', body, PREVIEW_TIMEOUT_MS);
    } catch (error) {
      const isUnanswered = error instanceof ApiError && error.status === 0;
      const isSignedOut = error instanceof ApiError && error.status === 401;
      if (!isUnanswered && !isSignedOut) throw error;
      if (isUnanswered) this.#avoidedUntilMs = Date.now() + AVOID_SOCKET_MS;
      return api.orders.preview(body, signal);
    }
  }

  /** Never sent twice. @throws ApiError; see its `isOutcomeUnknown`. */
  async place(body: PlaceOrderBody): Promise<Placement> {
    const { order, fills } = this.#isServed()
      ? await this.#ask<PlacedOrder>('orders:place', body, PLACE_TIMEOUT_MS)
      : await api.orders.place(body);
    return { order, orders: [order], fills };
  }

  /** Never sent twice. @throws ApiError; see its `isOutcomeUnknown`. */
  async placeOco(body: PlaceOcoBody): Promise<Placement> {
    const { limitOrder, stopOrder } = this.#isServed()
      ? await this.#ask<PlacedOco>('orders:oco', body, PLACE_TIMEOUT_MS)
      : await api.orders.placeOco(body);
    return { order: limitOrder, orders: [limitOrder, stopOrder], fills: [] };
  }

  /** @throws ApiError */
  amend(id: string, body: AmendOrderBody): Promise<Order> {
    return this.#isServed()
      ? this.#ask<Order>('orders:amend', { id, ...body }, PLACE_TIMEOUT_MS)
      : api.orders.amend(id, body);
  }

  /** @throws ApiError */
  cancel(id: string): Promise<Order> {
    return this.#isServed()
      ? this.#ask<Order>('orders:cancel', { id }, PLACE_TIMEOUT_MS)
      : api.orders.cancel(id);
  }

  /** Every open order, or those of one market or side. @throws ApiError */
  cancelAll(query: { tokenId?: string; side?: Side }): Promise<Order[]> {
    return this.#isServed()
      ? this.#ask<Order[]>('orders:cancel-all', query, PLACE_TIMEOUT_MS)
      : api.orders.cancelAll(query);
  }

  #isServed(): boolean {
    const id = realtime.getConnectionId();
    return id !== undefined && id === this.#servedBy;
  }

  async #ask<T>(name: OrderRequest, body: object, timeoutMs: number): Promise<T> {
    const id = realtime.getConnectionId();
    const ack: OrderAck<T> = await realtime.request<T>(name, body, timeoutMs);
    this.#servedBy = id;
    if (ack.ok) return ack.data;
    throw new ApiError({ ...ack.error, status: statusOf(ack.error.code) });
  }
}

export const orderEntry = new OrderEntry();
