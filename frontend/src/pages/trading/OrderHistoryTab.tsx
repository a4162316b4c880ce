import type { Order } from '@tokentradex/backend/contracts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { describeReason } from '../../lib/order-words.ts';
import { fetchRecentOrders, selectOrders } from '../../store/slices/ordersSlice.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import type { AccountTabProps } from './account-tab-props.ts';
import {
  marketColumn,
  priceColumn,
  quantityColumn,
  SIDE_COLUMN,
  timeColumn,
  TYPE_COLUMN,
} from './order-columns.tsx';

/** The newest closed orders, and why those that did not fill ended. */
export function OrderHistoryTab({ tokenId, maxHeight }: AccountTabProps) {
  const { recent, recentLoad } = useAppSelector(selectOrders);
  const tokens = useAppSelector(selectTokensById);
  const dispatch = useAppDispatch();
  const columns: Column<Order>[] = [
    marketColumn(tokens),
    SIDE_COLUMN,
    TYPE_COLUMN,
    priceColumn('Price', tokens, (order) => order.price),
    priceColumn('Average', tokens, (order) => order.averagePrice),
    quantityColumn('Quantity', tokens, (order) => order.quantity),
    quantityColumn('Filled', tokens, (order) => order.filledQuantity),
    timeColumn('Closed', (order) => order.updatedAt),
    {
      key: 'status',
      header: 'Status',
      onPhone: 'aside',
      render: (order) => (
        <StatusChip
          status={order.status}
          title={order.reason === null ? undefined : describeReason(order.reason)}
        />
      ),
    },
  ];
  return (
    <DataTable
      label="Order history"
      columns={columns}
      rows={recent.filter((order) => tokenId === undefined || order.tokenId === tokenId)}
      rowKey={(order) => order.id}
      load={recentLoad}
      onRetry={() => void dispatch(fetchRecentOrders())}
      empty={{ title: 'No closed orders', hint: 'Filled and cancelled orders appear here.' }}
      loadingRows={3}
      isCompact
      {...(maxHeight === undefined ? {} : { maxHeight })}
    />
  );
}
