import type { DecimalString } from '@tokentradex/backend/contracts';
import { Figure } from '../../components/Figure.tsx';
import { percentOfBasisPoints } from '../../lib/basis-points.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';

/** Basis points as a reader thinks of them: per cent. */
export function FeeRate({ bps }: { bps: DecimalString }) {
  return <Figure>{formatDecimal(percentOfBasisPoints(bps), { decimalsMin: 2 })}%</Figure>;
}
