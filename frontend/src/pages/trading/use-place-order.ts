import type { Order, Token } from '@tokentradex/backend/contracts';
import { useRef, useState } from 'react';
import { orderWordTexts } from '../../i18n/en/order-words.ts';
import { textOf } from '../../i18n/i18n.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';
import { ApiError, toErrorData, type ApiErrorData } from '../../services/api-error.ts';
import { api } from '../../services/api.ts';
import { createIdempotencyKey } from '../../services/idempotency-key.ts';
import { notify, notifyError } from '../../services/notify.ts';
import { orderEntry, type Placement } from '../../services/order-entry.ts';
import { findOrder, type FoundOrder, type OrderSearch } from '../../store/find-order.ts';
import { store, useAppDispatch } from '../../store/index.ts';
import { nameOfOrder } from '../../store/order-news.ts';
import {
  fillsAdded,
  isOpen,
  orderSent,
  orderSettled,
  ordersChanged,
  orderUnanswered,
  selectOrders,
  type SentOrder,
} from '../../store/slices/ordersSlice.ts';
import type { OrderRequest } from './order-request.ts';

/** When an answer was lost, the form waits this long for the outcome ... */
const FIRST_DELAYS_MS = [1_000, 2_000, 4_000, 8_000];
/** ... and the list of open orders goes on asking when the form is free again. */
const LATER_DELAYS_MS = Array<number>(40).fill(15_000);

function tellPlaced(order: Order): void {
  if (!isOpen(order)) return;
  const t = textOf(orderWordTexts);
  const name = { order: nameOfOrder(order) };
  const size = {
    quantity: formatDecimal(order.quantity ?? order.quoteQuantity ?? '0'),
    symbol: order.symbol,
  };
  const body =
    order.price === null
      ? undefined
      : t('news.sizeAt', { ...size, price: formatDecimal(order.price) });
  const title = t(order.status === 'pending' ? 'news.waiting' : 'news.onBook', name);
  const id = `order-${order.id}`;
  notify('info', title, body, id);
}

function toSent(request: OrderRequest, market: Token, clientOrderId: string): SentOrder {
  const { body } = request;
  return {
    clientOrderId,
    tokenId: market.id,
    symbol: market.symbol,
    side: body.side,
    orderType: request.kind === 'oco' ? 'oco' : request.body.orderType,
    price: body.price ?? null,
    stopPrice: body.stopPrice ?? null,
    quantity: body.quantity ?? null,
    quoteQuantity: request.kind === 'oco' ? null : (request.body.quoteQuantity ?? null),
    stage: 'sending',
    sentAt: new Date().toISOString(),
  };
}

function send(request: OrderRequest, clientOrderId: string): Promise<Placement> {
  return request.kind === 'oco'
    ? orderEntry.placeOco({ ...request.body, clientOrderId })
    : orderEntry.place({ ...request.body, clientOrderId });
}

const search: OrderSearch = {
  ask: (clientOrderId) => api.orders.get(`client:${clientOrderId}`),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  isSettled: (clientOrderId) =>
    !selectOrders(store.getState()).sent.some((sent) => sent.clientOrderId === clientOrderId),
};

export interface PlaceOrderState {
  /** From the click until the outcome is known, or has been asked for long enough. */
  stage: 'idle' | 'sending' | 'verifying';
  /** Why the last order was refused; null after a success. */
  refusal: ApiErrorData | null;
  /** The order placed last, to follow its state in the store. */
  placedId: string | null;
  /** @returns whether the exchange took the order. */
  place: (request: OrderRequest, market: Token) => Promise<boolean>;
  clearRefusal: () => void;
}

/**
 * Places orders one at a time: a second click while one is under way does nothing. A lost answer is
 * resolved by the client order id; the order is never sent again by itself.
 */
export function usePlaceOrder(): PlaceOrderState {
  const [stage, setStage] = useState<PlaceOrderState['stage']>('idle');
  const [refusal, setRefusal] = useState<ApiErrorData | null>(null);
  const [placedId, setPlacedId] = useState<string | null>(null);
  const isBusy = useRef(false);
  const dispatch = useAppDispatch();

  /** @returns whether the order exists; null while nobody knows. */
  const settle = (clientOrderId: string, found: FoundOrder): boolean | null => {
    if (found === 'unknown') {
      if (!search.isSettled(clientOrderId)) return null;
      // The socket has told of it meanwhile.
      const { open, recent } = selectOrders(store.getState());
      const told = [...open, ...recent].find((order) => order.clientOrderId === clientOrderId);
      if (told !== undefined) setPlacedId(told.id);
      return true;
    }
    if (found === 'absent') {
      dispatch(orderSettled(clientOrderId));
      notifyError(textOf(orderWordTexts)('failure.notPlaced'), null);
      return false;
    }
    dispatch(ordersChanged([found]));
    notify('info', textOf(orderWordTexts)('found.placed', { order: nameOfOrder(found) }));
    setPlacedId(found.id);
    return true;
  };

  const verify = async (clientOrderId: string): Promise<boolean> => {
    setStage('verifying');
    dispatch(orderUnanswered(clientOrderId));
    const outcome = settle(clientOrderId, await findOrder(search, clientOrderId, FIRST_DELAYS_MS));
    if (outcome !== null) return outcome;
    notifyError(textOf(orderWordTexts)('failure.unknown'));
    void findOrder(search, clientOrderId, LATER_DELAYS_MS).then((found) => {
      settle(clientOrderId, found);
    });
    return false;
  };

  const sendOne = async (request: OrderRequest, market: Token): Promise<boolean> => {
    const clientOrderId = createIdempotencyKey();
    dispatch(orderSent(toSent(request, market, clientOrderId)));
    try {
      const { order, orders, fills } = await send(request, clientOrderId);
      dispatch(ordersChanged(orders));
      dispatch(fillsAdded(fills));
      setPlacedId(order.id);
      tellPlaced(order);
      return true;
    } catch (error) {
      if (error instanceof ApiError && error.isOutcomeUnknown) return verify(clientOrderId);
      dispatch(orderSettled(clientOrderId));
      setRefusal(toErrorData(error));
      return false;
    }
  };

  const place = async (request: OrderRequest, market: Token): Promise<boolean> => {
    if (isBusy.current) return false;
    isBusy.current = true;
    setStage('sending');
    setRefusal(null);
    setPlacedId(null);
    try {
      return await sendOne(request, market);
    } finally {
      isBusy.current = false;
      setStage('idle');
    }
  };

  return {
    stage,
    refusal,
    placedId,
    place,
    clearRefusal: () => {
      setRefusal(null);
    },
  };
}
