import type { MarketState } from '@tokentradex/backend/contracts';
import type { OrderDraft } from './order-draft.ts';

/** Why the market takes no order like this one now; null when it does. */
export function closedReason(
  state: MarketState,
  draft: Pick<OrderDraft, 'orderType' | 'postOnly'>,
  canTrade: boolean,
): string | null {
  if (!canTrade) return 'The exchange is restarting and takes no orders for a moment.';
  switch (state) {
    case 'active':
      return null;
    case 'post_only':
      return draft.orderType === 'limit' && draft.postOnly
        ? null
        : 'This market only takes post-only limit orders now.';
    case 'cancel_only':
      return 'This market only takes cancellations now.';
    case 'halted':
      return 'This market is halted. No orders are taken now.';
    case 'delisted':
      return 'This market was delisted.';
  }
}
