import Button from '@mui/material/Button';
import type { Order } from '@tokentradex/backend/contracts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { useCancelOrder } from '../../components/orders/use-cancel-order.ts';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { fetchOpenOrders, selectOrders } from '../../store/slices/ordersSlice.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import {
  marketColumn,
  priceColumn,
  quantityColumn,
  SIDE_COLUMN,
  timeColumn,
  TYPE_COLUMN,
} from './order-columns.tsx';
import type { AccountTabProps } from './account-tab-props.ts';

/** What rests on the book, with a way to take each of it back. */
export function OpenOrdersTab({ tokenId, maxHeight }: AccountTabProps) {
  const { open, openLoad } = useAppSelector(selectOrders);
  const tokens = useAppSelector(selectTokensById);
  const dispatch = useAppDispatch();
  const { cancel, cancelling } = useCancelOrder();
  const columns: Column<Order>[] = [
    marketColumn(tokens),
    SIDE_COLUMN,
    TYPE_COLUMN,
    priceColumn('Price', tokens, (order) => order.price),
    quantityColumn('Quantity', tokens, (order) => order.quantity),
    quantityColumn('Filled', tokens, (order) => order.filledQuantity),
    timeColumn('Placed', (order) => order.createdAt),
    { key: 'status', header: 'Status', render: (order) => <StatusChip status={order.status} /> },
    {
      key: 'cancel',
      header: 'Cancel',
      isHeaderHidden: true,
      align: 'right',
      onPhone: 'aside',
      render: (order) => (
        <Button
          size="small"
          variant="text"
          color="inherit"
          sx={{ minHeight: 24, py: 0 }}
          aria-label={`Cancel the ${order.side} order of ${order.symbol} at ${order.price ?? 'market'}`}
          loading={cancelling.has(order.id)}
          onClick={() => void cancel(order.id)}
        >
          Cancel
        </Button>
      ),
    },
  ];
  return (
    <DataTable
      label="Open orders"
      columns={columns}
      rows={open.filter((order) => tokenId === undefined || order.tokenId === tokenId)}
      rowKey={(order) => order.id}
      load={openLoad}
      onRetry={() => void dispatch(fetchOpenOrders())}
      empty={{ title: 'No open orders', hint: 'Limit orders that wait on the book appear here.' }}
      loadingRows={3}
      isCompact
      {...(maxHeight === undefined ? {} : { maxHeight })}
    />
  );
}
