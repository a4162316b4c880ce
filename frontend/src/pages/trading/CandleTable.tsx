import type { Candle, CandleInterval, Token } from '@tokentradex/backend/contracts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Price } from '../../components/Price.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { formatDateTime } from '../../lib/time-text.ts';
import { READY } from '../../store/load-state.ts';

const ROWS_MAX = 100;

interface CandleTableProps {
  market: Token;
  interval: CandleInterval;
  candles: readonly Candle[];
}

/** What the chart draws, in figures: the newest candles first. */
export function CandleTable({ market, interval, candles }: CandleTableProps) {
  const price = (name: string, key: 'open' | 'high' | 'low' | 'close'): Column<Candle> => ({
    key,
    header: name,
    align: 'right',
    render: (candle) => <Price value={candle[key]} tick={market.tickSize} />,
  });
  const columns: Column<Candle>[] = [
    {
      key: 'time',
      header: 'Opened',
      onPhone: 'title',
      render: (candle) => <Figure>{formatDateTime(candle.openTime)}</Figure>,
    },
    price('Open', 'open'),
    price('High', 'high'),
    price('Low', 'low'),
    price('Close', 'close'),
    {
      key: 'volume',
      header: `Volume (${market.symbol})`,
      align: 'right',
      render: (candle) => <Quantity value={candle.volume} lot={market.lotSize} />,
    },
  ];
  return (
    <div style={{ position: 'absolute', inset: 0, overflow: 'auto' }}>
      <DataTable
        label={`Candles of ${market.market}, ${interval}`}
        columns={columns}
        rows={candles.slice(-ROWS_MAX).toReversed()}
        rowKey={(candle) => candle.openTime}
        load={READY}
        empty={{ title: 'No trades in this market yet' }}
        maxHeight="100%"
        isCompact
      />
    </div>
  );
}
