import type { SxProps, Theme } from '@mui/material/styles';
import type { DecimalString } from '@tokentradex/backend/contracts';
import { formatCompact, formatDecimal, NO_VALUE } from '../lib/decimal-text.ts';
import { Figure } from './Figure.tsx';

interface MoneyProps {
  value: DecimalString | null | undefined;
  /** Shown after the number, muted: usually the cash token's symbol. */
  symbol?: string | undefined;
  /** Default 2. Smaller values that are not zero show as "<0.01". */
  decimals?: number;
  /** "1.23M" instead of all digits: for volumes. */
  isCompact?: boolean;
  isSigned?: boolean;
  tone?: 'up' | 'down' | 'muted' | undefined;
  sx?: SxProps<Theme>;
}

/** An amount of cash. Cut to its decimals, never rounded up. */
export function Money({ value, symbol, decimals = 2, isCompact, isSigned, tone, sx }: MoneyProps) {
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
