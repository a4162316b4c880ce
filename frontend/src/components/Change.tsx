import type { SxProps, Theme } from '@mui/material/styles';
import type { DecimalString } from '@tokentradex/backend/contracts';
import { formatDecimal, NO_VALUE, signOf } from '../lib/decimal-text.ts';
import { Figure } from './Figure.tsx';

interface ChangeProps {
  /** Per cent, signed: "-1.25". */
  percent: DecimalString | null | undefined;
  sx?: SxProps<Theme>;
}

/** A relative change with sign and colour: "+1.25%". */
export function Change({ percent, sx }: ChangeProps) {
  if (percent === null || percent === undefined) return <Figure tone="muted">{NO_VALUE}</Figure>;
  const sign = signOf(percent);
  const tone = sign === 0 ? 'muted' : sign > 0 ? 'up' : 'down';
  return (
    <Figure tone={tone} sx={sx}>
      {formatDecimal(percent, { decimalsMin: 2, decimalsMax: 2, isSigned: true })}%
    </Figure>
  );
}
