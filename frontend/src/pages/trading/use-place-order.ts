import type { Order, PlaceOrderBody } from '@tokentradex/backend/contracts';
import { useRef, useState } from 'react';
import { formatDecimal } from '../../lib/decimal-text.ts';
import { ApiError, toErrorData, type ApiErrorData } from '../../services/api-error.ts';
import { api } from '../../services/api.ts';
import { notify, notifyError } from '../../services/notify.ts';
import { useAppDispatch } from '../../store/index.ts';
import { isOpen, ordersChanged, placeOrder } from '../../store/slices/ordersSlice.ts';

/** When an answer was lost, the order is asked for by its client id after these waits. */
const LOOKUP_DELAYS_MS = [1_000, 2_000, 4_000, 8_000];

type Lookup = Order | 'absent' | 'unknown';

/** Whether an order with this client id exists. Only asks; never sends the order again. */
async function lookUp(clientOrderId: string): Promise<Lookup> {
  let found: Lookup = 'unknown';
  for (const delayMs of LOOKUP_DELAYS_MS) {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    try {
      return await api.orders.get(`client:${clientOrderId}`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // It may still be waiting in the engine's queue, so one "no" is not the answer yet.
      found = error.status === 404 ? 'absent' : 'unknown';
    }
  }
  return found;
}

function tellPlaced(order: Order): void {
  if (!isOpen(order)) return;
  const side = order.side === 'buy' ? 'Buy' : 'Sell';
  const size = `${formatDecimal(order.quantity ?? '0')} ${order.symbol}`;
  const price = order.price === null ? '' : ` at ${formatDecimal(order.price)}`;
  notify('info', `${side} ${order.symbol} on the book`, `${size}${price}`, `order-${order.id}`);
}

export interface PlaceOrderState {
  /** From the click until the outcome is known. */
  stage: 'idle' | 'sending' | 'verifying';
  /** Why the last order was refused; null after a success. */
  refusal: ApiErrorData | null;
  /** @returns whether the exchange took the order. */
  place: (body: PlaceOrderBody) => Promise<boolean>;
  clearRefusal: () => void;
}

/**
 * Places orders one at a time: a second click while one is under way does nothing. A lost answer is
 * resolved by the client order id.
 */
export function usePlaceOrder(): PlaceOrderState {
  const [stage, setStage] = useState<PlaceOrderState['stage']>('idle');
  const [refusal, setRefusal] = useState<ApiErrorData | null>(null);
  const isBusy = useRef(false);
  const dispatch = useAppDispatch();

  const verify = async (clientOrderId: string): Promise<boolean> => {
    setStage('verifying');
    const found = await lookUp(clientOrderId);
    if (typeof found === 'object') {
      dispatch(ordersChanged([found]));
      tellPlaced(found);
      return true;
    }
    if (found === 'absent') {
      notifyError('The order was not placed', null);
    } else {
      notifyError(
        'The outcome of the order is unknown. See your open orders before you repeat it.',
      );
    }
    return false;
  };

  const send = async (body: PlaceOrderBody): Promise<boolean> => {
    const clientOrderId = crypto.randomUUID();
    try {
      const placed = await dispatch(placeOrder({ ...body, clientOrderId })).unwrap();
      tellPlaced(placed.order);
      return true;
    } catch (thrown) {
      const error = thrown instanceof ApiError ? toErrorData(thrown) : (thrown as ApiErrorData);
      if (error.status === 0 || error.status >= 500) return verify(clientOrderId);
      setRefusal(error);
      return false;
    }
  };

  const place = async (body: PlaceOrderBody): Promise<boolean> => {
    if (isBusy.current) return false;
    isBusy.current = true;
    setStage('sending');
    setRefusal(null);
    try {
      return await send(body);
    } finally {
      isBusy.current = false;
      setStage('idle');
    }
  };

  return {
    stage,
    refusal,
    place,
    clearRefusal: () => {
      setRefusal(null);
    },
  };
}
