import type {
  BatchCancelResult,
  BatchPlaceResult,
  CancelAfter,
  ItemError,
  Order,
  OrderPreview,
  PlacedOco,
  PlacedOrder,
} from '../contracts/index.ts';
import type { AppError } from '../lib/app-error.ts';
import { parseBody } from '../middleware/validate.ts';
import { presentFill } from '../presenters/fill.ts';
import { presentPreview } from '../presenters/order-preview.ts';
import { presentOrder, type TokenNames } from '../presenters/order.ts';
import { presentNullableTime } from '../presenters/time.ts';
import type { OrderService, Placement } from '../services/order-service.ts';
import {
  amendOrderSchema,
  cancelAfterSchema,
  cancelAllSchema,
  cancelOrdersSchema,
  placeOcoSchema,
  placeOrderSchema,
  placeOrdersSchema,
} from './order-schemas.ts';

/**
 * Order entry, whichever way a request comes: unchecked input in, the answer's data out.
 * Each throws AppError.
 */
export class OrderRequests {
  constructor(
    private readonly orders: OrderService,
    private readonly tokens: TokenNames,
  ) {}

  async place(userId: string, body: unknown): Promise<PlacedOrder> {
    const order = parseBody(placeOrderSchema, { body });
    return this.presentPlacement(await this.orders.place(userId, order));
  }

  async placeOco(userId: string, body: unknown): Promise<PlacedOco> {
    const pair = parseBody(placeOcoSchema, { body });
    const { limitOrder, stopOrder } = await this.orders.placeOco(userId, pair);
    return {
      limitOrder: presentOrder(limitOrder, this.tokens),
      stopOrder: presentOrder(stopOrder, this.tokens),
    };
  }

  async preview(userId: string, body: unknown): Promise<OrderPreview> {
    const order = parseBody(placeOrderSchema, { body });
    return presentPreview(await this.orders.preview(userId, order), this.tokens);
  }

  async placeBatch(userId: string, body: unknown): Promise<BatchPlaceResult[]> {
    const { orders } = parseBody(placeOrdersSchema, { body });
    const outcomes = await this.orders.placeMany(userId, orders);
    return outcomes.map((outcome) =>
      outcome.ok
        ? { ok: true, result: this.presentPlacement(outcome.value) }
        : { ok: false, error: presentItemError(outcome.error) },
    );
  }

  async cancelBatch(userId: string, body: unknown): Promise<BatchCancelResult[]> {
    const { ids } = parseBody(cancelOrdersSchema, { body });
    const outcomes = await this.orders.cancelMany(userId, ids);
    return outcomes.map((outcome) =>
      outcome.ok
        ? { ok: true, order: presentOrder(outcome.value, this.tokens) }
        : { ok: false, error: presentItemError(outcome.error) },
    );
  }

  /** @param reference an order's id, or `client:` and its client order id. */
  async amend(userId: string, reference: string, body: unknown): Promise<Order> {
    const change = parseBody(amendOrderSchema, { body });
    return presentOrder(await this.orders.amend(userId, reference, change), this.tokens);
  }

  async cancel(userId: string, reference: string): Promise<Order> {
    return presentOrder(await this.orders.cancel(userId, reference), this.tokens);
  }

  async cancelAll(userId: string, filter: unknown): Promise<Order[]> {
    const orders = await this.orders.cancelAll(
      userId,
      parseBody(cancelAllSchema, { body: filter }),
    );
    return orders.map((order) => presentOrder(order, this.tokens));
  }

  async cancelAfter(userId: string, body: unknown): Promise<CancelAfter> {
    const { seconds } = parseBody(cancelAfterSchema, { body });
    const { dueAtMs } = await this.orders.cancelAfter(userId, seconds);
    return { cancelAt: presentNullableTime(dueAtMs) };
  }

  private presentPlacement({ order, trades }: Placement): PlacedOrder {
    return {
      order: presentOrder(order, this.tokens),
      fills: trades.map((trade) => presentFill(trade, order.side, this.tokens)),
    };
  }
}

function presentItemError({ code, message, details }: AppError): ItemError {
  const problems = details?.map(({ field, message: problem }) => `${field} ${problem}`) ?? [];
  return {
    code,
    message: [message, ...problems].join(' '),
    ...(details === undefined ? {} : { details }),
  };
}
