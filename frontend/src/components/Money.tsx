import type { SxProps, Theme } from '@mui/material/styles';
import type { DecimalString } from '@tokentradex/backend/contracts';
import { formatCompact, formatDecimal, NO_VALUE } from '../lib/decimal-text.ts';
import { usePreference } from '../services/preferences.ts';
import { Figure } from './Figure.tsx';
import { HiddenFigure } from './HiddenFigure.tsx';

interface MoneyProps {
  value: DecimalString | null | undefined;
  /** Shown after the number, muted: usually the cash token's symbol. */
  symbol?: string | undefined;
  /** Default 2. Smaller values that are not zero show as "<0.01". */
  decimals?: number;
  /** "1.23M" instead of all digits: for volumes. */
  isCompact?: boolean;
  isSigned?: boolean;
  /** An amount that the user may hide. */
  isPrivate?: boolean;
  tone?: 'up' | 'down' | 'muted' | undefined;
  sx?: SxProps<Theme>;
}

/** An amount of cash. Cut to its decimals, never rounded up. */
export function Money({
  value,
  symbol,
  decimals = 2,
  isCompact,
  isSigned,
  isPrivate = false,
  tone,
  sx,
}: MoneyProps) {
  const isHidden = usePreference('hidesBalances') && isPrivate;
  if (isHidden) return <HiddenFigure symbol={symbol} />;
  if (value === null || value === undefined) return <Figure tone="muted">{NO_VALUE}</Figure>;
  const text =
    isCompact === true
      ? formatCompact(value)
      : formatDecimal(value, {
          decimalsMin: decimals,
          decimalsMax: decimals,
          isSigned: isSigned ?? false,
          marksTiny: true,
        });
  return (
    <Figure tone={tone} sx={sx}>
      {text}
      {symbol !== undefined && <Figure tone="muted">{`\u00a0${symbol}`}</Figure>}
    </Figure>
  );
}
