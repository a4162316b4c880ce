import type { FeeOverride, FeeSchedule, FeeTier, MyFees } from '../contracts/index.ts';
import { formatBps } from '../lib/basis-points.ts';
import { formatAmount, parseStored } from '../lib/decimal.ts';
import type { FeeOverrideRecord } from '../models/fee-override.ts';
import type { FeeTierRecord } from '../models/fee-tier.ts';
import type { FeeStanding } from '../services/fees/fee-service.ts';

function presentFeeTier({ minVolume, makerFeePpm, takerFeePpm }: FeeTierRecord): FeeTier {
  return {
    minVolume: formatAmount(parseStored(minVolume)),
    makerFeeBps: formatBps(makerFeePpm),
    takerFeeBps: formatBps(takerFeePpm),
  };
}

export function presentFeeSchedule(tiers: FeeTierRecord[]): FeeSchedule {
  return { tiers: tiers.map(presentFeeTier) };
}

export function presentFeeOverride(row: FeeOverrideRecord): FeeOverride {
  return {
    id: row.id,
    makerFeeBps: formatBps(row.makerFeePpm),
    takerFeeBps: formatBps(row.takerFeePpm),
    from: row.effectiveFrom.toISOString(),
    until: row.effectiveUntil?.toISOString() ?? null,
    reason: row.reason,
    createdAt: row.createdAt.toISOString(),
  };
}

export function presentMyFees({ volumeAtoms, tier, override }: FeeStanding): MyFees {
  return {
    volume30d: formatAmount(volumeAtoms),
    tier,
    override: override === null ? null : presentFeeOverride(override),
  };
}
