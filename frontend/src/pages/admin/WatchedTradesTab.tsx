import type { SurveillanceTrade, Token } from '@tokentradex/backend/contracts';
import { useCallback } from 'react';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Money } from '../../components/Money.tsx';
import { SideLabel } from '../../components/orders/SideLabel.tsx';
import { Price } from '../../components/Price.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { usePagedList, type PageSource } from '../../components/use-paged-list.ts';
import { surveillanceTexts } from '../../i18n/en/surveillance.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import { useDebounced } from './use-debounced.ts';
import { PersonLink } from './PersonLink.tsx';
import { SurveillanceFilterBar } from './SurveillanceFilterBar.tsx';
import { useCommonQuery, type SurveillanceFilters } from './use-surveillance-filters.ts';

const SEARCH_DELAY_MS = 350;

function columnsOf(
  t: Translate<typeof surveillanceTexts.english>,
  tokens: ReadonlyMap<string, Token>,
): Column<SurveillanceTrade>[] {
  return [
    {
      key: 'market',
      header: t('market'),
      onPhone: 'title',
      render: ({ symbol, id }) => <span title={id}>{symbol}</span>,
    },
    {
      key: 'taker',
      header: t('takerSide'),
      onPhone: 'aside',
      render: ({ takerSide }) => <SideLabel side={takerSide} />,
    },
    {
      key: 'buyer',
      header: t('column.buyer'),
      render: ({ buyer }) => <PersonLink user={buyer} />,
    },
    {
      key: 'seller',
      header: t('column.seller'),
      render: ({ seller }) => <PersonLink user={seller} />,
    },
    {
      key: 'price',
      header: t('column.price'),
      align: 'right',
      render: ({ price, tokenId }) => <Price value={price} tick={tokens.get(tokenId)?.tickSize} />,
    },
    {
      key: 'quantity',
      header: t('column.quantity'),
      align: 'right',
      render: ({ quantity }) => <Quantity value={quantity} />,
    },
    {
      key: 'value',
      header: t('column.value'),
      align: 'right',
      render: ({ quoteAmount }) => <Money value={quoteAmount} />,
    },
    {
      key: 'time',
      header: t('column.time'),
      render: ({ time }) => <Figure tone="muted">{formatDateTime(time)}</Figure>,
    },
  ];
}

/** Trades with both their sides, newest first. */
export function WatchedTradesTab({ filters }: { filters: SurveillanceFilters }) {
  const t = useText(surveillanceTexts);
  const tokens = useAppSelector(selectTokensById);
  const user = useDebounced(filters.user.trim(), SEARCH_DELAY_MS);
  const common = useCommonQuery(filters, user);
  const source: PageSource<SurveillanceTrade> = useCallback(
    (cursor, signal) =>
      adminApi.surveillance.trades(
        { ...common, ...(cursor === undefined ? {} : { cursor }) },
        signal,
      ),
    [common],
  );
  const list = usePagedList(source);
  return (
    <>
      <SurveillanceFilterBar
        filters={filters}
        fetchCsv={() => adminApi.surveillance.tradesCsv(common)}
      />
      <DataTable
        label={t('tab.trades')}
        columns={columnsOf(t, tokens)}
        rows={list.rows}
        rowKey={({ id }) => id}
        load={list.load}
        onRetry={list.retry}
        onLoadMore={list.loadMore}
        isLoadingMore={list.isLoadingMore}
        empty={{ title: t('noTrades'), hint: t(user === '' ? 'noMatchHint' : 'nobody') }}
      />
    </>
  );
}
