import type { Order } from '@tokentradex/backend/contracts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { actionsColumn } from '../../components/orders/order-actions.tsx';
import {
  filledPercentColumn,
  priceColumn,
  sideColumn,
  sizeColumn,
  statusColumn,
  narrowTimeColumn,
  narrowTypeColumn,
} from '../../components/orders/order-columns.tsx';
import { SentOrders } from '../../components/orders/SentOrders.tsx';
import { useAmendOrder } from '../../components/orders/use-amend-order.ts';
import { useCancelOrder } from '../../components/orders/use-cancel-order.ts';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { fetchOpenOrders, selectOrders } from '../../store/slices/ordersSlice.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import type { AccountTabProps } from './account-tab-props.ts';
import { marketLinkColumn } from './market-link-column.tsx';

/** What rests on the book or waits for its stop price, to be changed or taken back in its row. */
export function OpenOrdersTab({ tokenId, maxHeight }: AccountTabProps) {
  const t = useText(orderListTexts);
  const { open, openLoad } = useAppSelector(selectOrders);
  const tokens = useAppSelector(selectTokensById);
  const dispatch = useAppDispatch();
  const cancel = useCancelOrder();
  const amend = useAmendOrder();
  const columns: Column<Order>[] = [
    marketLinkColumn(tokens),
    sideColumn(),
    narrowTypeColumn(tokens, amend),
    priceColumn(tokens, amend),
    sizeColumn(tokens, amend),
    filledPercentColumn(),
    narrowTimeColumn(t('column.placed'), (order) => order.createdAt),
    statusColumn(),
    actionsColumn(amend, cancel, true),
  ];
  return (
    <>
      <SentOrders tokenId={tokenId} />
      <DataTable
        label={t('open')}
        columns={columns}
        rows={open.filter((order) => tokenId === undefined || order.tokenId === tokenId)}
        rowKey={(order) => order.id}
        load={openLoad}
        onRetry={() => void dispatch(fetchOpenOrders())}
        empty={{ title: t('open.none'), hint: t('open.noneHint') }}
        loadingRows={3}
        isCompact
        maxHeight={maxHeight}
      />
    </>
  );
}
