import { useState } from 'react';
import { orderWordTexts } from '../../i18n/en/order-words.ts';
import { textOf } from '../../i18n/i18n.ts';
import { notifyError } from '../../services/notify.ts';
import { useAppDispatch } from '../../store/index.ts';
import { cancelOrder, fetchOpenOrders } from '../../store/slices/ordersSlice.ts';

export interface CancelState {
  cancel: (id: string) => Promise<void>;
  cancelling: ReadonlySet<string>;
}

/** Cancels orders one by one, and says which are on their way. */
export function useCancelOrder(): CancelState {
  const [cancelling, setCancelling] = useState<ReadonlySet<string>>(new Set());
  const dispatch = useAppDispatch();
  const cancel = async (id: string) => {
    setCancelling((ids) => new Set(ids).add(id));
    const result = await dispatch(cancelOrder(id));
    setCancelling((ids) => new Set([...ids].filter((other) => other !== id)));
    if (!cancelOrder.rejected.match(result)) return;
    notifyError(textOf(orderWordTexts)('failure.notCancelled'), result.payload);
    // It may have been filled meanwhile: show what is true.
    void dispatch(fetchOpenOrders());
  };
  return { cancel, cancelling };
}
