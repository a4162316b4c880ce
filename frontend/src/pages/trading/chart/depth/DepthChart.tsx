import Box from '@mui/material/Box';
import type { Token } from '@tokentradex/backend/contracts';
import { formatAmount } from '@tokentradex/backend/decimal';
import { useState, type MouseEvent } from 'react';
import { EmptyState } from '../../../../components/EmptyState.tsx';
import { LoadingState } from '../../../../components/LoadingState.tsx';
import { Price } from '../../../../components/Price.tsx';
import { chartTexts } from '../../../../i18n/en/chart.ts';
import { useText } from '../../../../i18n/use-text.ts';
import type { PickedLevel } from '../../picked-level.ts';
import { depthCurve, pointAt, type DepthCurve, type DepthPoint } from './depth-curve.ts';
import { DepthTable } from './DepthTable.tsx';
import { DepthTooltip } from './DepthTooltip.tsx';
import { useSampledBook } from './use-sampled-book.ts';

interface DepthChartProps {
  market: Token;
  quoteSymbol: string;
  /** Distance from the middle to each border, in basis points. */
  spanBps: number;
  isTable: boolean;
  onPick: (level: PickedLevel) => void;
}

/** Units of the drawing; it is stretched to the panel. */
const WIDTH = 1000;
const HEIGHT = 500;
/** Free above the highest total. */
const HEADROOM = 0.9;

function x(curve: DepthCurve, price: bigint): number {
  return (Number(price - curve.lowest) / Number(curve.highest - curve.lowest)) * WIDTH;
}

function y(curve: DepthCurve, total: bigint): number {
  return HEIGHT * (1 - HEADROOM * (Number(total) / Number(curve.totalMax)));
}

/** A staircase from the best price outward, and down to the ground at the border. */
function stairs(curve: DepthCurve, points: readonly DepthPoint[], border: number): string {
  const first = points[0];
  if (first === undefined) return '';
  const start = x(curve, first.price).toFixed(1);
  const steps = points.map(
    (point) => `H${x(curve, point.price).toFixed(1)}V${y(curve, point.total).toFixed(1)}`,
  );
  return `M${start} ${HEIGHT}${steps.join('')}H${border}V${HEIGHT}Z`;
}

/** How much could be traded up to each price: bids to the left, asks to the right. */
export function DepthChart({ market, quoteSymbol, spanBps, isTable, onPick }: DepthChartProps) {
  const t = useText(chartTexts);
  const book = useSampledBook(market.id);
  const [hoveredShare, setHoveredShare] = useState<number | null>(null);
  const curve = depthCurve(book, spanBps);
  if (book.state === 'loading') return <LoadingState label={t('depth')} rows={6} />;
  if (curve === null) return <EmptyState title={t('noDepth')} isCompact />;
  if (isTable) return <DepthTable market={market} curve={curve} />;
  const priceAt = (share: number) =>
    curve.lowest +
    ((curve.highest - curve.lowest) * BigInt(Math.round(share * WIDTH))) / BigInt(WIDTH);
  const shareOf = (event: MouseEvent) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - left) / width));
  };
  const hovered = hoveredShare === null ? undefined : pointAt(curve, priceAt(hoveredShare));
  const pick = (event: MouseEvent) => {
    const point = pointAt(curve, priceAt(shareOf(event)));
    if (point !== undefined) onPick({ price: formatAmount(point.price), quantity: null });
  };
  return (
    <Box
      onMouseMove={(event) => {
        setHoveredShare(shareOf(event));
      }}
      onMouseLeave={() => {
        setHoveredShare(null);
      }}
      onClick={pick}
      sx={{ position: 'absolute', inset: 0, cursor: 'crosshair' }}
    >
      <Box
        component="svg"
        role="img"
        aria-label={t('depthOf', { market: market.market })}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        sx={{
          position: 'absolute',
          inset: '8px 0 26px',
          width: '100%',
          height: 'calc(100% - 34px)',
        }}
      >
        <DepthArea path={stairs(curve, curve.bids, 0)} tone="up" />
        <DepthArea path={stairs(curve, curve.asks, WIDTH)} tone="down" />
        {hovered !== undefined && (
          <line
            x1={x(curve, hovered.price)}
            x2={x(curve, hovered.price)}
            y1={0}
            y2={HEIGHT}
            stroke="var(--ttx-palette-text-secondary)"
            strokeDasharray="4 4"
            vectorEffect="non-scaling-stroke"
          />
        )}
      </Box>
      <Box sx={AXIS}>
        <Price value={formatAmount(curve.lowest)} tick={market.tickSize} />
        <Price value={formatAmount((curve.lowest + curve.highest) / 2n)} tick={market.tickSize} />
        <Price value={formatAmount(curve.highest)} tick={market.tickSize} />
      </Box>
      {hovered !== undefined && (
        <DepthTooltip
          market={market}
          quoteSymbol={quoteSymbol}
          point={hovered}
          leftPercent={(x(curve, hovered.price) / WIDTH) * 100}
        />
      )}
    </Box>
  );
}

function DepthArea({ path, tone }: { path: string; tone: 'up' | 'down' }) {
  return (
    <path
      d={path}
      fill={`var(--ttx-palette-trading-${tone}Soft)`}
      stroke={`var(--ttx-palette-trading-${tone})`}
      strokeWidth={1.5}
      vectorEffect="non-scaling-stroke"
    />
  );
}

const AXIS = {
  position: 'absolute',
  inset: 'auto 12px 4px',
  display: 'flex',
  justifyContent: 'space-between',
  typography: 'caption',
  color: 'text.secondary',
  pointerEvents: 'none',
} as const;
