import Button from '@mui/material/Button';
import type { SurveillanceOrder, Token } from '@tokentradex/backend/contracts';
import { useCallback, useState } from 'react';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { SideLabel } from '../../components/orders/SideLabel.tsx';
import { Price } from '../../components/Price.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { usePagedList, type PageSource } from '../../components/use-paged-list.ts';
import { surveillanceTexts } from '../../i18n/en/surveillance.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { describeOrderType, describeReason } from '../../lib/order-words.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectCan } from '../../store/slices/authSlice.ts';
import { isOpen } from '../../store/slices/ordersSlice.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import { useDebounced } from './use-debounced.ts';
import { CancelAnyOrderDialog } from './CancelAnyOrderDialog.tsx';
import { PersonLink } from './PersonLink.tsx';
import { SurveillanceFilterBar } from './SurveillanceFilterBar.tsx';
import { useCommonQuery, type SurveillanceFilters } from './use-surveillance-filters.ts';

const SEARCH_DELAY_MS = 350;

type Text = Translate<typeof surveillanceTexts.english>;

function dataColumns(t: Text, tokens: ReadonlyMap<string, Token>): Column<SurveillanceOrder>[] {
  return [
    {
      key: 'order',
      header: t('column.order'),
      onPhone: 'title',
      render: ({ symbol, side, id }) => (
        <span title={id}>
          <SideLabel side={side} /> {symbol}
        </span>
      ),
    },
    {
      key: 'user',
      header: t('column.user'),
      render: ({ user }) => <PersonLink user={user} />,
    },
    { key: 'type', header: t('column.type'), render: (order) => describeOrderType(order) },
    {
      key: 'price',
      header: t('column.price'),
      align: 'right',
      render: ({ price, tokenId }) =>
        price === null ? (
          <Figure tone="muted">{t('atMarket')}</Figure>
        ) : (
          <Price value={price} tick={tokens.get(tokenId)?.tickSize} />
        ),
    },
    {
      key: 'quantity',
      header: t('column.quantity'),
      align: 'right',
      render: ({ quantity, quoteQuantity }) => <Quantity value={quantity ?? quoteQuantity} />,
    },
    {
      key: 'filled',
      header: t('column.filled'),
      align: 'right',
      render: ({ filledQuantity }) => <Quantity value={filledQuantity} />,
    },
    {
      key: 'status',
      header: t('status'),
      onPhone: 'aside',
      render: ({ status, reason }) => (
        <StatusChip status={status} title={reason === null ? undefined : describeReason(reason)} />
      ),
    },
    {
      key: 'time',
      header: t('column.time'),
      render: ({ createdAt }) => <Figure tone="muted">{formatDateTime(createdAt)}</Figure>,
    },
  ];
}

function cancelColumn(
  t: Text,
  onCancel: (order: SurveillanceOrder) => void,
): Column<SurveillanceOrder> {
  return {
    key: 'actions',
    header: t('column.actions'),
    isHeaderHidden: true,
    align: 'right',
    onPhone: 'wide',
    render: (order) =>
      isOpen(order) && (
        <Button
          size="small"
          variant="outlined"
          aria-label={t('cancelOf', { id: order.id })}
          onClick={() => {
            onCancel(order);
          }}
          sx={{ my: { xs: 1, sm: -1 } }}
        >
          {t('cancel')}
        </Button>
      ),
  };
}

/** Orders of everybody, newest first. */
export function WatchedOrdersTab({ filters }: { filters: SurveillanceFilters }) {
  const t = useText(surveillanceTexts);
  const tokens = useAppSelector(selectTokensById);
  const mayCancel = useAppSelector((state) => selectCan(state, 'orders:cancel_any'));
  const [cancelled, setCancelled] = useState<SurveillanceOrder | null>(null);
  const user = useDebounced(filters.user.trim(), SEARCH_DELAY_MS);
  const common = useCommonQuery(filters, user);
  const { status } = filters;
  const source: PageSource<SurveillanceOrder> = useCallback(
    (cursor, signal) =>
      adminApi.surveillance.orders(
        {
          ...common,
          ...(status === undefined ? {} : { status }),
          ...(cursor === undefined ? {} : { cursor }),
        },
        signal,
      ),
    [common, status],
  );
  const list = usePagedList(source);
  const columns = dataColumns(t, tokens);
  return (
    <>
      <SurveillanceFilterBar
        filters={filters}
        fetchCsv={() =>
          adminApi.surveillance.ordersCsv({
            ...common,
            ...(status === undefined ? {} : { status }),
          })
        }
      />
      <DataTable
        label={t('tab.orders')}
        columns={mayCancel ? [...columns, cancelColumn(t, setCancelled)] : columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        load={list.load}
        onRetry={list.retry}
        onLoadMore={list.loadMore}
        isLoadingMore={list.isLoadingMore}
        empty={{ title: t('noOrders'), hint: t(user === '' ? 'noMatchHint' : 'nobody') }}
      />
      {cancelled !== null && (
        <CancelAnyOrderDialog
          order={cancelled}
          onClose={() => {
            setCancelled(null);
          }}
          onDone={list.reload}
        />
      )}
    </>
  );
}
