import type { Token } from '@tokentradex/backend/contracts';
import { parseAmount } from '@tokentradex/backend/decimal';
import { useState } from 'react';
import { chartTexts } from '../../../i18n/en/chart.ts';
import { useText } from '../../../i18n/use-text.ts';
import { marketData } from '../../../services/market-data/market-data.ts';
import { notify, notifyError } from '../../../services/notify.ts';
import { preferences } from '../../../services/preferences.ts';
import { useAppDispatch } from '../../../store/index.ts';
import { amendOrder } from '../../../store/slices/ordersSlice.ts';
import type { LineMove } from './order-lines.ts';

/** Whether a limit order would trade at once at its new price. */
function wouldTrade({ order, field, price }: LineMove): boolean {
  if (field === 'stopPrice') return false;
  const ticker = marketData.tickers.getView().byTokenId.get(order.tokenId);
  const opposite = order.side === 'buy' ? ticker?.ask : ticker?.bid;
  if (opposite === null || opposite === undefined) return false;
  const distance = parseAmount(price) - parseAmount(opposite);
  return order.side === 'buy' ? distance >= 0n : distance <= 0n;
}

export interface LineMoves {
  /** The move that waits for a yes; null when none does. */
  asked: LineMove | null;
  isSending: boolean;
  /** Counts up when a line has to go back to its order's price. */
  revision: number;
  move: (move: LineMove) => void;
  confirm: () => void;
  discard: () => void;
}

/** Turns lines that were dragged into amended orders, after asking when the user wants that. */
export function useLineMoves(market: Token): LineMoves {
  const t = useText(chartTexts);
  const [asked, setAsked] = useState<LineMove | null>(null);
  const [isSending, setIsSending] = useState(false);
  const [revision, setRevision] = useState(0);
  const dispatch = useAppDispatch();
  const putBack = () => {
    setRevision((count) => count + 1);
  };
  const send = async ({ order, field, price }: LineMove) => {
    setIsSending(true);
    const result = await dispatch(amendOrder({ id: order.id, body: { [field]: price } }));
    setIsSending(false);
    setAsked(null);
    if (amendOrder.rejected.match(result)) notifyError(t('notMoved'), result.payload);
    else notify('success', t('moved'), t('movedTo', { market: market.market, price }));
    // To the price that the exchange gave it, or back to the one before.
    putBack();
  };
  return {
    asked,
    isSending,
    revision,
    move: (move) => {
      const { confirmsOrders } = preferences.get();
      const asks = confirmsOrders === 'always' || (confirmsOrders === 'risky' && wouldTrade(move));
      if (asks) setAsked(move);
      else void send(move);
    },
    confirm: () => {
      if (asked !== null) void send(asked);
    },
    discard: () => {
      setAsked(null);
      putBack();
    },
  };
}
