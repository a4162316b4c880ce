import { assert } from '../lib/assert.ts';
import type { MarketRules, UserFees } from './commands.ts';

const PPM = 1_000_000n;
const FEE_PPM_MAX = 1_000_000;

/** What somebody is charged, in parts per million of what is received. */
export interface FeeRates {
  readonly makerPpm: number;
  readonly takerPpm: number;
  /** The same as bigints, for multiplying. */
  readonly maker: bigint;
  readonly taker: bigint;
}

/**
 * The atoms that are due now. `accruedPpmAtoms` is the sum of rate x received over all fills so far;
 * its ceiling is what the order owes in all, so cutting a fill into parts never changes the fee.
 */
export function feeDueAtoms(accruedPpmAtoms: bigint, chargedAtoms: bigint): bigint {
  return (accruedPpmAtoms + PPM - 1n) / PPM - chargedAtoms;
}

/** The user's override; else the lower of the market's rate and the tier's, maker and taker apart. */
export function effectiveRates(market: MarketRules, own: UserFees): FeeRates {
  switch (own.kind) {
    case 'market':
      return feeRates(market.makerFeePpm, market.takerFeePpm);
    case 'override':
      return feeRates(own.makerFeePpm, own.takerFeePpm);
    case 'tier':
      return feeRates(
        Math.min(market.makerFeePpm, own.makerFeePpm),
        Math.min(market.takerFeePpm, own.takerFeePpm),
      );
  }
}

/** @throws AssertionError for a rate that is no share. */
export function assertFeePpm(ppm: number): void {
  assert(Number.isInteger(ppm) && ppm >= 0 && ppm <= FEE_PPM_MAX, 'a fee is 0 to 100 %');
}

function feeRates(makerPpm: number, takerPpm: number): FeeRates {
  return { makerPpm, takerPpm, maker: BigInt(makerPpm), taker: BigInt(takerPpm) };
}
