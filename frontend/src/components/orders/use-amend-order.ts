import type { Order } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { orderWordTexts } from '../../i18n/en/order-words.ts';
import { textOf } from '../../i18n/i18n.ts';
import {
  amendDraftOf,
  checkAmend,
  type AmendDraft,
  type AmendField,
  type CheckedAmend,
} from '../../lib/check-amend.ts';
import { notifyError } from '../../services/notify.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { amendOrder, fetchOpenOrders } from '../../store/slices/ordersSlice.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';

export interface AmendState {
  /** The order that is being changed; null for none. */
  orderId: string | null;
  draft: AmendDraft;
  problems: CheckedAmend['problems'];
  isSaving: boolean;
  start: (order: Order) => void;
  type: (field: AmendField, text: string) => void;
  /** Sends what changed; without changes it only ends. */
  save: (order: Order) => Promise<void>;
  discard: () => void;
}

/** Changes one open order at a time, in its own row. */
export function useAmendOrder(): AmendState {
  const [orderId, setOrderId] = useState<string | null>(null);
  const [draft, setDraft] = useState<AmendDraft>({});
  const [problems, setProblems] = useState<CheckedAmend['problems']>({});
  const [isSaving, setIsSaving] = useState(false);
  const tokens = useAppSelector(selectTokensById);
  const dispatch = useAppDispatch();

  const save = async (order: Order) => {
    const market = tokens.get(order.tokenId);
    if (market === undefined || isSaving) return;
    const checked = checkAmend(order, draft, market);
    setProblems(checked.problems);
    if (Object.keys(checked.problems).length > 0) return;
    if (checked.body === null) {
      setOrderId(null);
      return;
    }
    setIsSaving(true);
    const result = await dispatch(amendOrder({ id: order.id, body: checked.body }));
    setIsSaving(false);
    if (amendOrder.rejected.match(result)) {
      notifyError(textOf(orderWordTexts)('failure.notChanged'), result.payload);
      // It may have been filled meanwhile: show what is true.
      void dispatch(fetchOpenOrders());
      return;
    }
    setOrderId(null);
  };

  return {
    orderId,
    draft,
    problems,
    isSaving,
    start: (order) => {
      setOrderId(order.id);
      setDraft(amendDraftOf(order));
      setProblems({});
    },
    type: (field, text) => {
      setDraft((known) => ({ ...known, [field]: text }));
      setProblems({});
    },
    save,
    discard: () => {
      setOrderId(null);
    },
  };
}
