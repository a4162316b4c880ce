import Box from '@mui/material/Box';
import { useColorScheme } from '@mui/material/styles';
import type { Candle, Token } from '@tokentradex/backend/contracts';
import { useMemo } from 'react';
import { Figure } from '../../../components/Figure.tsx';
import { decimalsOf, formatFixed, NO_VALUE } from '../../../lib/decimal-text.ts';
import { usePreference } from '../../../services/preferences.ts';
import { indicatorColors } from './chart-options.ts';
import { indicatorLines } from './indicators/indicator-lines.ts';

interface IndicatorLegendProps {
  market: Token;
  candles: readonly Candle[];
  /** Open time of the candle under the crosshair; without one the newest is described. */
  hovered: string | null;
}

/** The chosen indicators by name with their values at one candle. */
export function IndicatorLegend({ market, candles, hovered }: IndicatorLegendProps) {
  const chosen = usePreference('indicators');
  const { colorScheme } = useColorScheme();
  const lines = useMemo(
    () =>
      indicatorLines(
        chosen,
        candles.map((candle) => Number(candle.close)),
      ),
    [chosen, candles],
  );
  if (lines.length === 0) return null;
  const found = candles.findIndex(({ openTime }) => openTime === hovered);
  const index = found === -1 ? candles.length - 1 : found;
  const colors = indicatorColors(colorScheme === 'light' ? 'light' : 'dark');
  const decimals = decimalsOf(market.tickSize);
  return (
    <Box sx={{ flexBasis: '100%', display: 'flex', flexWrap: 'wrap', columnGap: 3 }}>
      {[...new Set(lines.map(({ name }) => name))].map((name) => (
        <span key={name}>
          {name}{' '}
          {lines
            .filter((line) => line.name === name && line.kind === 'line')
            .map((line) => {
              const value = line.values[index] ?? null;
              const text =
                value === null ? NO_VALUE : formatFixed(value.toFixed(decimals), decimals);
              return (
                <Box component="span" key={line.id} sx={{ color: colors[line.tone], mr: 1 }}>
                  <Figure>{text}</Figure>
                </Box>
              );
            })}
        </span>
      ))}
    </Box>
  );
}
