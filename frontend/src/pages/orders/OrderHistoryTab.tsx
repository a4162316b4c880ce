import type { Order } from '@tokentradex/backend/contracts';
import { useCallback } from 'react';
import { DataTable } from '../../components/DataTable.tsx';
import {
  averageColumn,
  filledColumn,
  outcomeColumn,
  priceColumn,
  sideColumn,
  sizeColumn,
  timeColumn,
  typeColumn,
  valueColumn,
} from '../../components/orders/order-columns.tsx';
import { useNow } from '../../components/use-now.ts';
import { usePagedList, type PageSource } from '../../components/use-paged-list.ts';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { isInScope } from '../../lib/cancel-scopes.ts';
import { api } from '../../services/api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectOrders } from '../../store/slices/ordersSlice.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import { detailsColumn } from './details-column.tsx';
import { historyQuery } from './list-query.ts';
import { mergeLive } from './merge-live.ts';
import { PlaceOrderLink } from './PlaceOrderLink.tsx';
import { isInRange } from './time-range.ts';
import type { OrderFilters } from './use-order-filters.ts';

const ACCESS = { idOf: (order: Order) => order.id, keyOf: (order: Order) => order.id };

/** Closed orders that match, newest first: pages from the API with what closes meanwhile. */
function useOrderHistory(filters: OrderFilters) {
  const { tokenId, side, status, range } = filters;
  const { period, fromDay, toDay } = range;
  const source: PageSource<Order> = useCallback(
    (cursor, signal) =>
      api.orders.list(
        {
          ...historyQuery({ tokenId, side, status, range: { period, fromDay, toDay } }),
          ...(cursor === undefined ? {} : { cursor }),
        },
        signal,
      ),
    [tokenId, side, status, period, fromDay, toDay],
  );
  const list = usePagedList(source);
  const { recent } = useAppSelector(selectOrders);
  const nowMs = useNow(60_000);
  if (list.load.status !== 'ready') return list;
  const live = recent.filter(
    (order) =>
      isInScope(order, filters) &&
      (status === undefined || order.status === status) &&
      isInRange(order.createdAt, range, nowMs),
  );
  return { ...list, rows: mergeLive(list.rows, live, list.loadMore !== undefined, ACCESS) };
}

interface OrderHistoryTabProps {
  filters: OrderFilters;
  onOpen: (orderId: string) => void;
}

/** Every order that is done, and how it ended. */
export function OrderHistoryTab({ filters, onOpen }: OrderHistoryTabProps) {
  const t = useText(orderListTexts);
  const tokens = useAppSelector(selectTokensById);
  const list = useOrderHistory(filters);
  return (
    <DataTable
      label={t('history')}
      columns={[
        detailsColumn<Order>(tokens, (order) => order.id, onOpen),
        sideColumn<Order>(),
        typeColumn(),
        priceColumn(tokens),
        averageColumn(tokens),
        sizeColumn(tokens),
        filledColumn(),
        valueColumn(),
        timeColumn<Order>(t('column.closed'), (order) => order.updatedAt),
        outcomeColumn(),
      ]}
      rows={list.rows}
      rowKey={(order) => order.id}
      load={list.load}
      onRetry={list.retry}
      onLoadMore={list.loadMore}
      isLoadingMore={list.isLoadingMore}
      onRowClick={(order) => {
        onOpen(order.id);
      }}
      empty={
        filters.isFiltered
          ? { title: t('history.noMatch'), hint: t('noMatchHint') }
          : { title: t('history.none'), hint: t('history.noneHint'), action: <PlaceOrderLink /> }
      }
    />
  );
}
