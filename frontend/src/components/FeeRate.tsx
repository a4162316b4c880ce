import type { DecimalString } from '@tokentradex/backend/contracts';
import { formatFeeRate } from '../lib/basis-points.ts';
import { Figure } from './Figure.tsx';

/** Basis points as a reader thinks of them: per cent. */
export function FeeRate({ bps }: { bps: DecimalString }) {
  return <Figure>{formatFeeRate(bps)}</Figure>;
}
