import Box from '@mui/material/Box';
import type { Fill, Order } from '@tokentradex/backend/contracts';
import { useCallback } from 'react';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Price } from '../../components/Price.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { usePagedList, type PageSource } from '../../components/use-paged-list.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { api } from '../../services/api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';

/** The trades of one order, in few columns. Mount it anew when more of the order is filled. */
export function OrderFills({ order }: { order: Order }) {
  const t = useText(orderListTexts);
  const { id } = order;
  const source: PageSource<Fill> = useCallback(
    (cursor, signal) => api.orders.fillsOf(id, cursor === undefined ? {} : { cursor }, signal),
    [id],
  );
  const list = usePagedList(source);
  const token = useAppSelector(selectTokensById).get(order.tokenId);
  const columns: Column<Fill>[] = [
    {
      key: 'price',
      header: t('column.price'),
      render: (fill) => <Price value={fill.price} tick={token?.tickSize} />,
    },
    {
      key: 'quantity',
      header: t('column.quantity'),
      align: 'right',
      render: (fill) => <Quantity value={fill.quantity} lot={token?.lotSize} />,
    },
    {
      key: 'fee',
      header: t('column.fee'),
      align: 'right',
      render: (fill) => <Quantity value={fill.fee} symbol={fill.feeSymbol} />,
    },
    {
      key: 'time',
      header: t('column.time'),
      align: 'right',
      render: (fill) => formatDateTime(fill.time),
    },
  ];
  return (
    <Box sx={{ mx: -3 }}>
      <DataTable
        label={t('fills.ofOrder')}
        columns={columns}
        rows={list.rows}
        rowKey={(fill) => `${fill.id}:${fill.liquidity}`}
        load={list.load}
        onRetry={list.retry}
        onLoadMore={list.loadMore}
        isLoadingMore={list.isLoadingMore}
        empty={{ title: t('fills.none') }}
        loadingRows={2}
        isCompact
      />
    </Box>
  );
}
