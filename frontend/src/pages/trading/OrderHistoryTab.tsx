import type { Order } from '@tokentradex/backend/contracts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import {
  averageColumn,
  filledPercentColumn,
  narrowOutcomeColumn,
  priceColumn,
  sideColumn,
  sizeColumn,
  narrowTimeColumn,
  narrowTypeColumn,
} from '../../components/orders/order-columns.tsx';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { fetchRecentOrders, selectOrders } from '../../store/slices/ordersSlice.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import type { AccountTabProps } from './account-tab-props.ts';
import { marketLinkColumn } from './market-link-column.tsx';

/** The newest closed orders, and why those that did not fill ended. */
export function OrderHistoryTab({ tokenId, maxHeight }: AccountTabProps) {
  const t = useText(orderListTexts);
  const { recent, recentLoad } = useAppSelector(selectOrders);
  const tokens = useAppSelector(selectTokensById);
  const dispatch = useAppDispatch();
  const columns: Column<Order>[] = [
    marketLinkColumn(tokens),
    sideColumn(),
    narrowTypeColumn(tokens),
    priceColumn(tokens),
    averageColumn(tokens),
    sizeColumn(tokens),
    filledPercentColumn(),
    narrowTimeColumn(t('column.closed'), (order) => order.updatedAt),
    narrowOutcomeColumn(),
  ];
  return (
    <DataTable
      label={t('history')}
      columns={columns}
      rows={recent.filter((order) => tokenId === undefined || order.tokenId === tokenId)}
      rowKey={(order) => order.id}
      load={recentLoad}
      onRetry={() => void dispatch(fetchRecentOrders())}
      empty={{ title: t('history.none'), hint: t('history.noneHint') }}
      loadingRows={3}
      isCompact
      maxHeight={maxHeight}
    />
  );
}
