import type { Fill } from '@tokentradex/backend/contracts';
import { useCallback } from 'react';
import { DataTable } from '../../components/DataTable.tsx';
import { fillColumns } from '../../components/orders/fill-columns.tsx';
import { sideColumn, timeColumn } from '../../components/orders/order-columns.tsx';
import { useNow } from '../../components/use-now.ts';
import { usePagedList, type PageSource } from '../../components/use-paged-list.ts';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { api } from '../../services/api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectOrders } from '../../store/slices/ordersSlice.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import { detailsColumn } from './details-column.tsx';
import { fillsQuery } from './list-query.ts';
import { mergeLive } from './merge-live.ts';
import { PlaceOrderLink } from './PlaceOrderLink.tsx';
import { isInRange } from './time-range.ts';
import type { OrderFilters } from './use-order-filters.ts';

/** A trade with oneself has two fills of one id. */
const keyOf = (fill: Fill) => `${fill.id}:${fill.orderId}`;
const ACCESS = { idOf: (fill: Fill) => fill.id, keyOf };

function useFillHistory({ tokenId, range }: OrderFilters) {
  const { period, fromDay, toDay } = range;
  const source: PageSource<Fill> = useCallback(
    (cursor, signal) => {
      const filters = { tokenId, side: undefined, status: undefined };
      return api.orders.fills(
        {
          ...fillsQuery({ ...filters, range: { period, fromDay, toDay } }),
          ...(cursor === undefined ? {} : { cursor }),
        },
        signal,
      );
    },
    [tokenId, period, fromDay, toDay],
  );
  const list = usePagedList(source);
  const { fills } = useAppSelector(selectOrders);
  const nowMs = useNow(60_000);
  if (list.load.status !== 'ready') return list;
  const live = fills.filter(
    (fill) =>
      (tokenId === undefined || fill.tokenId === tokenId) && isInRange(fill.time, range, nowMs),
  );
  return { ...list, rows: mergeLive(list.rows, live, list.loadMore !== undefined, ACCESS) };
}

interface FillsTabProps {
  filters: OrderFilters;
  onOpen: (orderId: string) => void;
}

/** Every trade of the user, one line per fill. */
export function FillsTab({ filters, onOpen }: FillsTabProps) {
  const t = useText(orderListTexts);
  const tokens = useAppSelector(selectTokensById);
  const list = useFillHistory(filters);
  return (
    <DataTable
      label={t('fills')}
      columns={[
        detailsColumn<Fill>(tokens, (fill) => fill.orderId, onOpen),
        sideColumn<Fill>(),
        ...fillColumns(tokens),
        timeColumn<Fill>(t('column.time'), (fill) => fill.time),
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
        filters.isFiltered
          ? { title: t('fills.noMatch'), hint: t('noMatchHint') }
          : { title: t('fills.none'), hint: t('fills.noneHint'), action: <PlaceOrderLink /> }
      }
    />
  );
}
