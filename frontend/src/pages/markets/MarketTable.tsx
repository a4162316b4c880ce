import type { Token } from '@tokentradex/backend/contracts';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { FavouriteButton } from '../../components/FavouriteButton.tsx';
import { AlertButton } from '../../components/notifications/AlertButton.tsx';
import { MarketName } from '../../components/MarketName.tsx';
import { MarketSparkline } from '../../components/MarketSparkline.tsx';
import { TickerFigure } from '../../components/TickerFigure.tsx';
import { marketsTexts } from '../../i18n/en/markets.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import type { LoadState } from '../../store/load-state.ts';
import type { MarketView } from './use-market-view.ts';

function columnsOf(
  t: Translate<typeof marketsTexts.english>,
  quoteSymbol: string,
): Column<Token>[] {
  return [
    {
      key: 'favourite',
      header: t('favourite'),
      isHeaderHidden: true,
      width: 44,
      render: (market) => <FavouriteButton symbol={market.symbol} />,
    },
    {
      key: 'name',
      header: t('market'),
      isSortable: true,
      render: (market) => <MarketName market={market} />,
    },
    {
      key: 'last',
      header: t('lastPrice'),
      align: 'right',
      isSortable: true,
      render: (market) => <TickerFigure market={market} figure="last" />,
    },
    {
      key: 'change',
      header: t('sort.change'),
      align: 'right',
      isSortable: true,
      render: (market) => <TickerFigure market={market} figure="change" />,
    },
    {
      key: 'high',
      header: t('sort.high'),
      align: 'right',
      isSortable: true,
      render: (market) => <TickerFigure market={market} figure="high" />,
    },
    {
      key: 'low',
      header: t('sort.low'),
      align: 'right',
      isSortable: true,
      render: (market) => <TickerFigure market={market} figure="low" />,
    },
    {
      key: 'volume',
      header: t('volumeIn', { quote: quoteSymbol }),
      align: 'right',
      isSortable: true,
      render: (market) => <TickerFigure market={market} figure="volume" />,
    },
    {
      key: 'shape',
      header: t('lastDays'),
      align: 'right',
      width: 150,
      render: (market) => <MarketSparkline tokenId={market.id} span="week" />,
    },
    {
      key: 'alert',
      header: t('alert'),
      isHeaderHidden: true,
      width: 44,
      onPhone: 'hidden',
      render: (market) => <AlertButton symbol={market.symbol} />,
    },
  ];
}

interface MarketTableProps {
  view: MarketView;
  quoteSymbol: string;
  load: LoadState;
  onRetry: () => void;
  empty: { title: string; hint?: string; action?: ReactNode };
}

/** All markets with their live figures; a row leads to its trading screen. */
export function MarketTable({ view, quoteSymbol, load, onRetry, empty }: MarketTableProps) {
  const t = useText(marketsTexts);
  const navigate = useNavigate();
  return (
    <DataTable
      label={t('title')}
      columns={columnsOf(t, quoteSymbol)}
      rows={view.markets}
      rowKey={(market) => market.id}
      load={load}
      onRetry={onRetry}
      empty={empty}
      sort={view.sort}
      onSort={view.sortBy}
      onRowClick={(market) => void navigate(`/trade/${market.symbol}`)}
      loadingRows={8}
    />
  );
}
