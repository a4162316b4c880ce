import Button from '@mui/material/Button';
import type { Fill } from '@tokentradex/backend/contracts';
import { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { DataTable } from '../../components/DataTable.tsx';
import { useNow } from '../../components/use-now.ts';
import { usePagedList, type PageSource } from '../../components/use-paged-list.ts';
import { api } from '../../services/api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectOrders } from '../../store/slices/ordersSlice.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import { fillColumns } from './fill-columns.tsx';
import { mergeLive } from './merge-live.ts';
import { marketColumn, sideColumn, timeColumn } from './order-columns.tsx';
import { PERIODS, type OrderFilters } from './use-order-filters.ts';

/** A trade with oneself has two fills of one id. */
const keyOf = (fill: Fill) => `${fill.id}:${fill.orderId}`;
const ACCESS = { idOf: (fill: Fill) => fill.id, keyOf };

function useFillHistory({ tokenId, period }: OrderFilters) {
  const source: PageSource<Fill> = useCallback(
    (cursor, signal) =>
      api.orders.fills(
        {
          ...(tokenId === undefined ? {} : { tokenId }),
          ...(period === undefined
            ? {}
            : { from: new Date(Date.now() - PERIODS[period]).toISOString() }),
          ...(cursor === undefined ? {} : { cursor }),
        },
        signal,
      ),
    [tokenId, period],
  );
  const list = usePagedList(source);
  const { fills } = useAppSelector(selectOrders);
  const nowMs = useNow(60_000);
  if (list.load.status !== 'ready') return list;
  const live = fills.filter(
    (fill) =>
      (tokenId === undefined || fill.tokenId === tokenId) &&
      (period === undefined || Date.parse(fill.time) >= nowMs - PERIODS[period]),
  );
  return { ...list, rows: mergeLive(list.rows, live, list.loadMore !== undefined, ACCESS) };
}

interface FillsTabProps {
  filters: OrderFilters;
  onOpen: (orderId: string) => void;
}

/** Every trade of the user, one line per fill. */
export function FillsTab({ filters, onOpen }: FillsTabProps) {
  const tokens = useAppSelector(selectTokensById);
  const list = useFillHistory(filters);
  const isFiltered = filters.tokenId !== undefined || filters.period !== undefined;
  return (
    <DataTable
      label="Fills"
      columns={[
        marketColumn<Fill>(tokens, (fill) => fill.orderId, onOpen),
        sideColumn<Fill>(),
        ...fillColumns(tokens),
        timeColumn<Fill>('Time', (fill) => fill.time),
      ]}
      rows={list.rows}
      rowKey={keyOf}
      load={list.load}
      onRetry={list.retry}
      onLoadMore={list.loadMore}
      isLoadingMore={list.isLoadingMore}
      onRowClick={(fill) => {
        onOpen(fill.orderId);
      }}
      empty={
        isFiltered
          ? { title: 'No fill matches the filters', hint: 'Clear them to see every fill.' }
          : {
              title: 'No fills yet',
              hint: 'Each trade of your orders is listed here with its price and fee.',
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
