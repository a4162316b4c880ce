import { ORDER_STATUSES, SIDES, type OrderStatus, type Side } from '@tokentradex/backend/contracts';
import { useUrlParams } from '../../components/use-url-params.ts';
import { oneOf } from '../../lib/one-of.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectAllTokens } from '../../store/slices/tokensSlice.ts';

export const ORDER_TABS = ['open', 'history', 'fills'] as const;
export type OrderTab = (typeof ORDER_TABS)[number];

export const CLOSED_STATUSES = ORDER_STATUSES.filter(
  (status) => status !== 'open' && status !== 'partially_filled',
);

const DAY_MS = 86_400_000;
export const PERIODS = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS } as const;
export type Period = keyof typeof PERIODS;

export interface OrderFilters {
  tab: OrderTab;
  tokenId: string | undefined;
  side: Side | undefined;
  status: OrderStatus | undefined;
  period: Period | undefined;
  /** The order whose details are open. */
  orderId: string | null;
  /** Null removes a filter. */
  change: (changes: Record<string, string | null>) => void;
}

/** What the page lists, read from the address; a market stands there by its symbol. */
export function useOrderFilters(): OrderFilters {
  const [params, change] = useUrlParams();
  const tokens = useAppSelector(selectAllTokens);
  const symbol = params.get('market');
  return {
    tab: oneOf(ORDER_TABS, params.get('tab')) ?? 'open',
    tokenId: tokens.find((token) => token.symbol === symbol)?.id,
    side: oneOf(SIDES, params.get('side')),
    status: oneOf(CLOSED_STATUSES, params.get('status')),
    period: oneOf(['day', 'week', 'month'], params.get('period')),
    orderId: params.get('order'),
    change,
  };
}
