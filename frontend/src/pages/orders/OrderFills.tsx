import Box from '@mui/material/Box';
import type { Fill, Order } from '@tokentradex/backend/contracts';
import { useCallback } from 'react';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Price } from '../../components/Price.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { usePagedList, type PageSource } from '../../components/use-paged-list.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { api } from '../../services/api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';

/** The trades of one order, in few columns. Mount it anew when more of the order is filled. */
export function OrderFills({ order }: { order: Order }) {
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
      header: 'Price',
      render: (fill) => <Price value={fill.price} tick={token?.tickSize} />,
    },
    {
      key: 'quantity',
      header: 'Quantity',
      align: 'right',
      render: (fill) => <Quantity value={fill.quantity} lot={token?.lotSize} />,
    },
    {
      key: 'fee',
      header: 'Fee',
      align: 'right',
      render: (fill) => <Quantity value={fill.fee} symbol={fill.feeSymbol} />,
    },
    {
      key: 'time',
      header: 'Time',
      align: 'right',
      render: (fill) => formatDateTime(fill.time),
    },
  ];
  return (
    <Box sx={{ mx: -3 }}>
      <DataTable
        label="Fills of this order"
        columns={columns}
        rows={list.rows}
        rowKey={(fill) => `${fill.id}:${fill.liquidity}`}
        load={list.load}
        onRetry={list.retry}
        onLoadMore={list.loadMore}
        isLoadingMore={list.isLoadingMore}
        empty={{ title: 'No fills yet' }}
        loadingRows={2}
        isCompact
      />
    </Box>
  );
}
