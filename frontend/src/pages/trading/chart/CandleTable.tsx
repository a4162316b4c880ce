import type { Candle, CandleInterval, Token } from '@tokentradex/backend/contracts';
import { DataTable, type Column } from '../../../components/DataTable.tsx';
import { Figure } from '../../../components/Figure.tsx';
import { Price } from '../../../components/Price.tsx';
import { Quantity } from '../../../components/Quantity.tsx';
import { chartTexts } from '../../../i18n/en/chart.ts';
import { useText } from '../../../i18n/use-text.ts';
import { formatDateTime } from '../../../lib/time-text.ts';
import { READY } from '../../../store/load-state.ts';

const ROWS_MAX = 100;

interface CandleTableProps {
  market: Token;
  interval: CandleInterval;
  candles: readonly Candle[];
}

/** What the chart draws, in figures: the newest candles first. */
export function CandleTable({ market, interval, candles }: CandleTableProps) {
  const t = useText(chartTexts);
  const price = (key: 'open' | 'high' | 'low' | 'close'): Column<Candle> => ({
    key,
    header: t(key),
    align: 'right',
    render: (candle) => <Price value={candle[key]} tick={market.tickSize} />,
  });
  const columns: Column<Candle>[] = [
    {
      key: 'time',
      header: t('opened'),
      onPhone: 'title',
      render: (candle) => <Figure>{formatDateTime(candle.openTime)}</Figure>,
    },
    price('open'),
    price('high'),
    price('low'),
    price('close'),
    {
      key: 'volume',
      header: t('volumeOf', { symbol: market.symbol }),
      align: 'right',
      render: (candle) => <Quantity value={candle.volume} lot={market.lotSize} />,
    },
  ];
  return (
    <div style={{ position: 'absolute', inset: 0, overflow: 'auto' }}>
      <DataTable
        label={t('candlesOf', { market: market.market, interval })}
        columns={columns}
        rows={candles.slice(-ROWS_MAX).toReversed()}
        rowKey={(candle) => candle.openTime}
        load={READY}
        empty={{ title: t('noTrades') }}
        maxHeight="100%"
        isCompact
      />
    </div>
  );
}
