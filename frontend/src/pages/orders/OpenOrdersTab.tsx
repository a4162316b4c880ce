import Button from '@mui/material/Button';
import type { Order } from '@tokentradex/backend/contracts';
import { Link } from 'react-router-dom';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { useCancelOrder } from '../../components/orders/use-cancel-order.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { fetchOpenOrders, selectOrders } from '../../store/slices/ordersSlice.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import {
  FILLED_COLUMN,
  marketColumn,
  priceColumn,
  sideColumn,
  SIZE_COLUMN,
  STATUS_COLUMN,
  timeColumn,
  TYPE_COLUMN,
} from './order-columns.tsx';
import type { OrderFilters } from './use-order-filters.ts';

function cancelColumn(
  cancel: (id: string) => void,
  cancelling: ReadonlySet<string>,
): Column<Order> {
  return {
    key: 'cancel',
    header: 'Cancel',
    isHeaderHidden: true,
    align: 'right',
    onPhone: 'aside',
    render: (order) => (
      <Button
        size="small"
        variant="outlined"
        loading={cancelling.has(order.id)}
        aria-label={`Cancel the ${order.side} order of ${order.symbol} at ${order.price ?? 'market'}`}
        onClick={() => {
          cancel(order.id);
        }}
      >
        Cancel
      </Button>
    ),
  };
}

interface OpenOrdersTabProps {
  filters: OrderFilters;
  onOpen: (orderId: string) => void;
}

/** What rests on the books, live. */
export function OpenOrdersTab({ filters, onOpen }: OpenOrdersTabProps) {
  const { open, openLoad } = useAppSelector(selectOrders);
  const tokens = useAppSelector(selectTokensById);
  const dispatch = useAppDispatch();
  const { cancel, cancelling } = useCancelOrder();
  const { tokenId, side } = filters;
  const isFiltered = tokenId !== undefined || side !== undefined;
  const rows = open.filter(
    (order) =>
      (tokenId === undefined || order.tokenId === tokenId) &&
      (side === undefined || order.side === side),
  );
  return (
    <DataTable
      label="Open orders"
      columns={[
        marketColumn<Order>(tokens, (order) => order.id, onOpen),
        sideColumn<Order>(),
        TYPE_COLUMN,
        priceColumn(tokens),
        SIZE_COLUMN,
        FILLED_COLUMN,
        timeColumn<Order>('Placed', (order) => order.createdAt),
        STATUS_COLUMN,
        cancelColumn((id) => void cancel(id), cancelling),
      ]}
      rows={rows}
      rowKey={(order) => order.id}
      load={openLoad}
      onRetry={() => void dispatch(fetchOpenOrders())}
      onRowClick={(order) => {
        onOpen(order.id);
      }}
      empty={
        isFiltered && open.length > 0
          ? {
              title: 'No open order matches the filters',
              hint: 'Clear them to see all open orders.',
            }
          : {
              title: 'No open orders',
              hint: 'Limit orders that wait for their price appear here.',
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
