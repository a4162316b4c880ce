import type { SxProps, Theme } from '@mui/material/styles';
import type { DecimalString } from '@tokentradex/backend/contracts';
import { decimalsOf, formatDecimal, formatFixed, NO_VALUE } from '../lib/decimal-text.ts';
import { Figure } from './Figure.tsx';

interface PriceProps {
  value: DecimalString | null | undefined;
  /** The market's tick size: fixes the decimals. Without it all decimals are shown. */
  tick?: DecimalString | undefined;
  tone?: 'up' | 'down' | 'muted' | undefined;
  sx?: SxProps<Theme>;
}

/** A price in cash. */
export function Price({ value, tick, tone, sx }: PriceProps) {
  if (value === null || value === undefined) return <Figure tone="muted">{NO_VALUE}</Figure>;
  const text = tick === undefined ? formatDecimal(value) : formatFixed(value, decimalsOf(tick));
  return (
    <Figure tone={tone} sx={sx}>
      {text}
    </Figure>
  );
}
