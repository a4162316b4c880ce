import Box from '@mui/material/Box';
import type { Candle, Token } from '@tokentradex/backend/contracts';
import { divideAtoms, formatAmount, parseAmount } from '@tokentradex/backend/decimal';
import { Change } from '../../../components/Change.tsx';
import { Price } from '../../../components/Price.tsx';
import { Quantity } from '../../../components/Quantity.tsx';
import { chartTexts } from '../../../i18n/en/chart.ts';
import { useText } from '../../../i18n/use-text.ts';
import { IndicatorLegend } from './IndicatorLegend.tsx';

interface CandleLegendProps {
  market: Token;
  candles: readonly Candle[];
  /** Open time of the candle under the crosshair; without one the newest is described. */
  hovered: string | null;
}

function changePercent(candle: Candle): string {
  const open = parseAmount(candle.open);
  if (open === 0n) return '0';
  return formatAmount(divideAtoms((parseAmount(candle.close) - open) * 100n, open));
}

/** Open, high, low, close and volume of one candle, over the chart. */
export function CandleLegend({ market, candles, hovered }: CandleLegendProps) {
  const t = useText(chartTexts);
  const candle = candles.find(({ openTime }) => openTime === hovered) ?? candles.at(-1);
  if (candle === undefined) return null;
  const figures = [
    [t('openShort'), candle.open],
    [t('highShort'), candle.high],
    [t('lowShort'), candle.low],
    [t('closeShort'), candle.close],
  ] as const;
  return (
    <Box
      sx={{
        position: 'absolute',
        top: 6,
        left: 12,
        right: 72,
        zIndex: 2,
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 2.5,
        typography: 'caption',
        color: 'text.secondary',
        pointerEvents: 'none',
      }}
    >
      {figures.map(([name, value]) => (
        <span key={name}>
          {name} <Price value={value} tick={market.tickSize} sx={{ color: 'text.primary' }} />
        </span>
      ))}
      <Change percent={changePercent(candle)} />
      <span>
        {t('volumeShort')}{' '}
        <Quantity value={candle.volume} lot={market.lotSize} sx={{ color: 'text.primary' }} />
      </span>
      <IndicatorLegend market={market} candles={candles} hovered={hovered} />
    </Box>
  );
}
