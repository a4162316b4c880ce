import Button from '@mui/material/Button';
import type { Order } from '@tokentradex/backend/contracts';
import { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { DataTable } from '../../components/DataTable.tsx';
import { useNow } from '../../components/use-now.ts';
import { usePagedList, type PageSource } from '../../components/use-paged-list.ts';
import { api } from '../../services/api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectOrders } from '../../store/slices/ordersSlice.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import { mergeLive } from './merge-live.ts';
import {
  averageColumn,
  FILLED_COLUMN,
  marketColumn,
  priceColumn,
  sideColumn,
  SIZE_COLUMN,
  STATUS_COLUMN,
  timeColumn,
  TYPE_COLUMN,
  VALUE_COLUMN,
} from './order-columns.tsx';
import { PERIODS, type OrderFilters } from './use-order-filters.ts';

const ACCESS = { idOf: (order: Order) => order.id, keyOf: (order: Order) => order.id };

function matches(order: Order, filters: OrderFilters, nowMs: number): boolean {
  const { tokenId, side, status, period } = filters;
  return (
    (tokenId === undefined || order.tokenId === tokenId) &&
    (side === undefined || order.side === side) &&
    (status === undefined || order.status === status) &&
    (period === undefined || Date.parse(order.createdAt) >= nowMs - PERIODS[period])
  );
}

/** Closed orders that match, newest first: pages from the API with what closes meanwhile. */
function useOrderHistory(filters: OrderFilters) {
  const { tokenId, side, status, period } = filters;
  const source: PageSource<Order> = useCallback(
    (cursor, signal) =>
      api.orders.list(
        {
          status: status ?? 'closed',
          ...(tokenId === undefined ? {} : { tokenId }),
          ...(side === undefined ? {} : { side }),
          ...(period === undefined
            ? {}
            : { from: new Date(Date.now() - PERIODS[period]).toISOString() }),
          ...(cursor === undefined ? {} : { cursor }),
        },
        signal,
      ),
    [tokenId, side, status, period],
  );
  const list = usePagedList(source);
  const { recent } = useAppSelector(selectOrders);
  const nowMs = useNow(60_000);
  if (list.load.status !== 'ready') return list;
  const live = recent.filter((order) => matches(order, filters, nowMs));
  return { ...list, rows: mergeLive(list.rows, live, list.loadMore !== undefined, ACCESS) };
}

interface OrderHistoryTabProps {
  filters: OrderFilters;
  onOpen: (orderId: string) => void;
}

/** Every order that is done, whether filled, cancelled or expired. */
export function OrderHistoryTab({ filters, onOpen }: OrderHistoryTabProps) {
  const tokens = useAppSelector(selectTokensById);
  const list = useOrderHistory(filters);
  const isFiltered = [filters.tokenId, filters.side, filters.status, filters.period].some(
    (value) => value !== undefined,
  );
  return (
    <DataTable
      label="Order history"
      columns={[
        marketColumn<Order>(tokens, (order) => order.id, onOpen),
        sideColumn<Order>(),
        TYPE_COLUMN,
        priceColumn(tokens),
        averageColumn(tokens),
        SIZE_COLUMN,
        FILLED_COLUMN,
        VALUE_COLUMN,
        timeColumn<Order>('Closed', (order) => order.updatedAt),
        STATUS_COLUMN,
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
        isFiltered
          ? { title: 'No order matches the filters', hint: 'Clear them to see the whole history.' }
          : {
              title: 'No orders yet',
              hint: 'Filled and cancelled orders are kept here for good.',
              action: (
                <Button component={Link} to="/trade" variant="contained" size="small">
                  Place an order
                </Button>
              ),
            }
      }
    />
  );
}
