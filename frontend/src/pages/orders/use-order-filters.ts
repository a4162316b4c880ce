import { ORDER_STATUSES, SIDES, type OrderStatus, type Side } from '@tokentradex/backend/contracts';
import { useUrlParams } from '../../components/use-url-params.ts';
import { isDay } from '../../lib/local-day.ts';
import { oneOf } from '../../lib/one-of.ts';
import { useAppSelector } from '../../store/index.ts';
import { isOpen } from '../../store/slices/ordersSlice.ts';
import { selectAllTokens } from '../../store/slices/tokensSlice.ts';
import { PERIOD_NAMES, type Period, type TimeRange } from './time-range.ts';

export const ORDER_TABS = ['open', 'history', 'fills'] as const;
export type OrderTab = (typeof ORDER_TABS)[number];

/** The states that the orders of a tab can have. */
export const TAB_STATUSES: Readonly<Record<OrderTab, readonly OrderStatus[]>> = {
  open: ORDER_STATUSES.filter((status) => isOpen({ status })),
  history: ORDER_STATUSES.filter((status) => !isOpen({ status })),
  fills: [],
};

export interface OrderFilters {
  tab: OrderTab;
  tokenId: string | undefined;
  side: Side | undefined;
  status: OrderStatus | undefined;
  range: TimeRange;
  /** The order whose details are open. */
  orderId: string | null;
  isFiltered: boolean;
  /** Null removes a filter. */
  change: (changes: Record<string, string | null>) => void;
}

/** What the page lists, read from the address; a market stands there by its symbol. */
export function useOrderFilters(): OrderFilters {
  const [params, change] = useUrlParams();
  const tokens = useAppSelector(selectAllTokens);
  const symbol = params.get('market');
  const tab = oneOf(ORDER_TABS, params.get('tab')) ?? 'open';
  const tokenId = tokens.find((token) => token.symbol === symbol)?.id;
  const side = tab === 'fills' ? undefined : oneOf(SIDES, params.get('side'));
  const status = oneOf(TAB_STATUSES[tab], params.get('status'));
  const period: Period | undefined =
    tab === 'open' ? undefined : oneOf(PERIOD_NAMES, params.get('period'));
  const dayOf = (name: string) => {
    const day = params.get(name);
    return period === 'dates' && day !== null && isDay(day) ? day : undefined;
  };
  const range = { period, fromDay: dayOf('from'), toDay: dayOf('to') };
  return {
    tab,
    tokenId,
    side,
    status,
    range,
    orderId: params.get('order'),
    isFiltered: [tokenId, side, status, period].some((value) => value !== undefined),
    change,
  };
}
