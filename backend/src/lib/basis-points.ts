/**
 * Rates: basis points with at most two decimals on the wire, whole parts per million inside.
 */
const PPM_PER_BPS = 100;

/** "10.5" is 1,050 ppm. @param bps with at most two decimals, so the result is a whole number. */
export function parseBps(bps: string): number {
  return Math.round(Number(bps) * PPM_PER_BPS);
}

/** 1,050 ppm is "10.5". */
export function formatBps(ppm: number): string {
  return String(ppm / PPM_PER_BPS);
}
