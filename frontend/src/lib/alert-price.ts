import type { AlertDirection, DecimalString } from '@tokentradex/backend/contracts';
import { formatAmount, parseAmount } from '@tokentradex/backend/decimal';

const PERCENT_MAX = 100n;

/** Which way the last price has to go; null when it is there already. Without one, upward. */
export function alertDirection(
  price: DecimalString,
  last: DecimalString | null,
): AlertDirection | null {
  if (last === null) return 'above';
  const [wanted, known] = [parseAmount(price), parseAmount(last)];
  if (wanted === known) return null;
  return wanted > known ? 'above' : 'below';
}

/** The last price moved by whole per cent, on the tick nearest to the last price. */
export function movedPrice(
  last: DecimalString,
  percent: number,
  tickSize: DecimalString,
): DecimalString {
  const tick = parseAmount(tickSize);
  const exact = (parseAmount(last) * (PERCENT_MAX + BigInt(percent))) / PERCENT_MAX;
  const onTick = percent < 0 ? ((exact + tick - 1n) / tick) * tick : (exact / tick) * tick;
  return formatAmount(onTick > 0n ? onTick : tick);
}
