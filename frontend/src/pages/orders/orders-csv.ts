import { api } from '../../services/api.ts';
import { fillsQuery, historyQuery, openQuery } from './list-query.ts';
import type { OrderFilters } from './use-order-filters.ts';

/** The whole of what a tab's filters match, as a file. @throws ApiError */
export function fetchOrdersCsv(filters: OrderFilters): Promise<Blob> {
  if (filters.tab === 'fills') return api.orders.fillsCsv(fillsQuery(filters));
  const query = filters.tab === 'open' ? openQuery(filters) : historyQuery(filters);
  return api.orders.listCsv(query);
}
