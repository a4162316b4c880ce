import type { Order } from '@tokentradex/backend/contracts';
import { DataTable } from '../../components/DataTable.tsx';
import { actionsColumn } from '../../components/orders/order-actions.tsx';
import {
  conditionColumn,
  filledColumn,
  priceColumn,
  sideColumn,
  sizeColumn,
  statusColumn,
  timeColumn,
  typeColumn,
} from '../../components/orders/order-columns.tsx';
import { SentOrders } from '../../components/orders/SentOrders.tsx';
import { useAmendOrder } from '../../components/orders/use-amend-order.ts';
import { useCancelOrder } from '../../components/orders/use-cancel-order.ts';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { isInScope } from '../../lib/cancel-scopes.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { fetchOpenOrders, selectOrders } from '../../store/slices/ordersSlice.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import { detailsColumn } from './details-column.tsx';
import { PlaceOrderLink } from './PlaceOrderLink.tsx';
import type { OrderFilters } from './use-order-filters.ts';

interface OpenOrdersTabProps {
  filters: OrderFilters;
  onOpen: (orderId: string) => void;
}

/** What rests on the books or waits for its stop price, live. */
export function OpenOrdersTab({ filters, onOpen }: OpenOrdersTabProps) {
  const t = useText(orderListTexts);
  const { open, openLoad } = useAppSelector(selectOrders);
  const tokens = useAppSelector(selectTokensById);
  const dispatch = useAppDispatch();
  const cancel = useCancelOrder();
  const amend = useAmendOrder();
  const { status, isFiltered } = filters;
  const rows = open.filter(
    (order) => isInScope(order, filters) && (status === undefined || order.status === status),
  );
  return (
    <>
      <SentOrders tokenId={filters.tokenId} />
      <DataTable
        label={t('open')}
        columns={[
          detailsColumn<Order>(tokens, (order) => order.id, onOpen),
          sideColumn<Order>(),
          typeColumn(),
          priceColumn(tokens, amend),
          sizeColumn(tokens, amend),
          filledColumn(),
          conditionColumn(tokens, amend),
          timeColumn<Order>(t('column.placed'), (order) => order.createdAt),
          statusColumn(),
          actionsColumn(amend, cancel, false),
        ]}
        rows={rows}
        rowKey={(order) => order.id}
        load={openLoad}
        onRetry={() => void dispatch(fetchOpenOrders())}
        onRowClick={(order) => {
          if (amend.orderId !== order.id) onOpen(order.id);
        }}
        empty={
          isFiltered && open.length > 0
            ? { title: t('open.noMatch'), hint: t('noMatchHint') }
            : { title: t('open.none'), hint: t('open.noneHint'), action: <PlaceOrderLink /> }
        }
      />
    </>
  );
}
