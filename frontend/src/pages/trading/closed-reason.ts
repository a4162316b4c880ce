import type { ExchangeStatus, MarketState } from '@tokentradex/backend/contracts';
import { orderFormTexts } from '../../i18n/en/order-form.ts';
import { textOf } from '../../i18n/i18n.ts';
import type { OrderDraft } from './order-draft.ts';

/** Why the market takes no order like this one now; null when it does. */
export function closedReason(
  state: MarketState,
  draft: Pick<OrderDraft, 'orderType' | 'postOnly'>,
  exchange: Pick<ExchangeStatus, 'canTrade' | 'maintenance'> | null,
): string | null {
  const t = textOf(orderFormTexts);
  const maintenance = exchange?.maintenance ?? null;
  if (maintenance !== null) {
    return maintenance.message === null
      ? t('closed.maintenance')
      : t('closed.maintenanceTold', { message: maintenance.message });
  }
  if (exchange?.canTrade === false) return t('closed.restarting');
  switch (state) {
    case 'active':
      return null;
    case 'post_only':
      return draft.orderType === 'limit' && draft.postOnly ? null : t('closed.postOnly');
    case 'cancel_only':
      return t('closed.cancelOnly');
    case 'halted':
      return t('closed.halted');
    case 'delisted':
      return t('closed.delisted');
  }
}
