import type { DecimalString } from '@tokentradex/backend/contracts';
import { formatAmount, parseAmount } from '@tokentradex/backend/decimal';

/** The multiple of the tick size nearest to a point of the chart, at least one tick. */
export function roundToTick(price: number, tickSize: DecimalString): DecimalString {
  const tick = parseAmount(tickSize);
  const atoms = price > 0 ? parseAmount(price.toFixed(8)) : 0n;
  const ticks = (atoms + tick / 2n) / tick;
  return formatAmount((ticks > 0n ? ticks : 1n) * tick);
}
