import type { SxProps, Theme } from '@mui/material/styles';
import type { DecimalString } from '@tokentradex/backend/contracts';
import { decimalsOf, formatDecimal, formatFixed, NO_VALUE } from '../lib/decimal-text.ts';
import { usePreference } from '../services/preferences.ts';
import { Figure } from './Figure.tsx';
import { HiddenFigure } from './HiddenFigure.tsx';

interface QuantityProps {
  value: DecimalString | null | undefined;
  /** The market's lot size: fixes the decimals. Without it all decimals are shown. */
  lot?: DecimalString | undefined;
  /** Shown after the number, muted. */
  symbol?: string;
  isSigned?: boolean;
  /** An amount that the user may hide. */
  isPrivate?: boolean;
  tone?: 'up' | 'down' | 'muted' | undefined;
  sx?: SxProps<Theme>;
}

/** An amount of a token. */
export function Quantity({
  value,
  lot,
  symbol,
  isSigned = false,
  isPrivate = false,
  tone,
  sx,
}: QuantityProps) {
  const isHidden = usePreference('hidesBalances') && isPrivate;
  if (isHidden) return <HiddenFigure symbol={symbol} />;
  if (value === null || value === undefined) return <Figure tone="muted">{NO_VALUE}</Figure>;
  const text =
    lot === undefined || isSigned
      ? formatDecimal(value, { isSigned })
      : formatFixed(value, decimalsOf(lot));
  return (
    <Figure tone={tone} sx={sx}>
      {text}
      {symbol !== undefined && <Figure tone="muted">{`\u00a0${symbol}`}</Figure>}
    </Figure>
  );
}
