import type { DecimalString, IsoTime } from './common.ts';

/** Rates from a 30-day volume on. A market's own rate counts where it is lower. */
export interface FeeTier {
  /** Cash traded in 30 days, at least; "0" for the first tier. */
  minVolume: DecimalString;
  /** Basis points, up to two decimals. */
  makerFeeBps: DecimalString;
  takerFeeBps: DecimalString;
}

/** Rates that one user pays in every market, instead of tier and market rates. */
export interface FeeOverride {
  id: string;
  makerFeeBps: DecimalString;
  takerFeeBps: DecimalString;
  from: IsoTime;
  /** Null: until further notice. */
  until: IsoTime | null;
  reason: string;
  createdAt: IsoTime;
}

/** Answer to GET /fees: lowest volume first. */
export interface FeeSchedule {
  tiers: FeeTier[];
}

/** Answer to GET /fees/mine. */
export interface MyFees {
  /** Cash traded in the last 30 days, today included; brought up to date every minute. */
  volume30d: DecimalString;
  /** Index into the schedule's tiers. */
  tier: number;
  /** The override in effect. */
  override: FeeOverride | null;
}

/** Body of PUT /admin/fees/tiers. */
export interface SetFeeTiersBody {
  /** By rising volume; the first from "0"; at most 20. */
  tiers: FeeTier[];
  reason: string;
}

/** Body of POST /admin/users/:id/fee-overrides. */
export interface FeeOverrideBody {
  makerFeeBps: DecimalString;
  takerFeeBps: DecimalString;
  /** Default now. */
  from?: IsoTime;
  until?: IsoTime;
  reason: string;
}
