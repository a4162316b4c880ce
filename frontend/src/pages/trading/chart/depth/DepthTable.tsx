import type { Token } from '@tokentradex/backend/contracts';
import { formatAmount } from '@tokentradex/backend/decimal';
import { DataTable, type Column } from '../../../../components/DataTable.tsx';
import { Price } from '../../../../components/Price.tsx';
import { Quantity } from '../../../../components/Quantity.tsx';
import { chartTexts } from '../../../../i18n/en/chart.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { READY } from '../../../../store/load-state.ts';
import type { DepthCurve, DepthPoint } from './depth-curve.ts';

const ROWS_PER_SIDE_MAX = 50;

/** What the depth chart draws, in figures: from the highest ask down to the lowest bid. */
export function DepthTable({ market, curve }: { market: Token; curve: DepthCurve }) {
  const t = useText(chartTexts);
  const columns: Column<DepthPoint>[] = [
    {
      key: 'side',
      header: t('side'),
      onPhone: 'title',
      render: (point) => t(point.side === 'buy' ? 'bids' : 'asks'),
    },
    {
      key: 'price',
      header: t('price'),
      align: 'right',
      render: (point) => (
        <Price
          value={formatAmount(point.price)}
          tick={market.tickSize}
          tone={point.side === 'buy' ? 'up' : 'down'}
        />
      ),
    },
    {
      key: 'size',
      header: t('size'),
      align: 'right',
      render: (point) => <Quantity value={formatAmount(point.quantity)} lot={market.lotSize} />,
    },
    {
      key: 'total',
      header: t('total'),
      align: 'right',
      render: (point) => <Quantity value={formatAmount(point.total)} lot={market.lotSize} />,
    },
  ];
  const rows = [
    ...curve.asks.slice(0, ROWS_PER_SIDE_MAX).toReversed(),
    ...curve.bids.slice(0, ROWS_PER_SIDE_MAX),
  ];
  return (
    <div style={{ position: 'absolute', inset: 0, overflow: 'auto' }}>
      <DataTable
        label={t('depthOf', { market: market.market })}
        columns={columns}
        rows={rows}
        rowKey={(point) => `${point.side} ${point.price}`}
        load={READY}
        empty={{ title: t('noDepth') }}
        maxHeight="100%"
        isCompact
      />
    </div>
  );
}
