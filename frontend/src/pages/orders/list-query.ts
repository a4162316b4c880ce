import type { FillsQuery, OrdersQuery } from '@tokentradex/backend/contracts';
import { toTimes } from './time-range.ts';
import type { OrderFilters } from './use-order-filters.ts';

type Filters = Pick<OrderFilters, 'tokenId' | 'side' | 'status' | 'range'>;

function marketOf({ tokenId }: Filters) {
  return tokenId === undefined ? {} : { tokenId };
}

function sideOf({ side }: Filters) {
  return side === undefined ? {} : { side };
}

/** The open orders that match, for the file; the list itself is live. */
export function openQuery(filters: Filters): OrdersQuery {
  return { status: filters.status ?? 'active', ...marketOf(filters), ...sideOf(filters) };
}

/** The closed orders that match. */
export function historyQuery(filters: Filters): OrdersQuery {
  return {
    status: filters.status ?? 'closed',
    ...marketOf(filters),
    ...sideOf(filters),
    ...toTimes(filters.range, Date.now()),
  };
}

export function fillsQuery(filters: Filters): FillsQuery {
  return { ...marketOf(filters), ...toTimes(filters.range, Date.now()) };
}
