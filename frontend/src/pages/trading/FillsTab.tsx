import type { Fill } from '@tokentradex/backend/contracts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { fillColumns } from '../../components/orders/fill-columns.tsx';
import { sideColumn, narrowTimeColumn } from '../../components/orders/order-columns.tsx';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { fetchRecentFills, selectOrders } from '../../store/slices/ordersSlice.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import type { AccountTabProps } from './account-tab-props.ts';
import { marketLinkColumn } from './market-link-column.tsx';

/** The user's newest trades. */
export function FillsTab({ tokenId, maxHeight }: AccountTabProps) {
  const t = useText(orderListTexts);
  const { fills, fillsLoad } = useAppSelector(selectOrders);
  const tokens = useAppSelector(selectTokensById);
  const dispatch = useAppDispatch();
  const columns: Column<Fill>[] = [
    marketLinkColumn(tokens),
    sideColumn(),
    ...fillColumns(tokens),
    narrowTimeColumn(t('column.time'), (fill) => fill.time),
  ];
  return (
    <DataTable
      label={t('fills')}
      columns={columns}
      rows={fills.filter((fill) => tokenId === undefined || fill.tokenId === tokenId)}
      rowKey={(fill) => `${fill.id}:${fill.orderId}`}
      load={fillsLoad}
      onRetry={() => void dispatch(fetchRecentFills())}
      empty={{ title: t('fills.none'), hint: t('fills.noneHint') }}
      loadingRows={3}
      isCompact
      maxHeight={maxHeight}
    />
  );
}
