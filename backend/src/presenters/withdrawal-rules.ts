import type {
  AddressPolicy,
  KycStatus,
  WithdrawalAddress,
  WithdrawalLimits,
  WithdrawalWindow,
} from '../contracts/index.ts';
import { formatAmount } from '../lib/decimal.ts';
import type { WithdrawalAddressRecord } from '../models/withdrawal-address.ts';
import type { LimitWindow, LimitWindows } from '../services/withdrawals/limit-window.ts';
import type { PolicyState } from '../services/withdrawals/lock-policy.ts';
import type { TokenNames } from './order.ts';
import { presentNullableTime, presentTime } from './time.ts';

export function presentWithdrawalAddress(
  record: WithdrawalAddressRecord,
  tokens: TokenNames,
): WithdrawalAddress {
  const { id, tokenId, label, address, createdAt, usableFrom } = record;
  return {
    id,
    tokenId: String(tokenId),
    symbol: tokens.require(tokenId).symbol,
    label,
    address,
    createdAt: presentTime(createdAt.getTime()),
    usableFrom: presentTime(usableFrom.getTime()),
  };
}

export function presentAddressPolicy(policy: PolicyState, coolOffHours: number): AddressPolicy {
  return {
    allowListOnly: policy.allowListOnly,
    allowListUntil: presentNullableTime(policy.allowListUntil?.getTime() ?? null),
    coolOffHours,
  };
}

export function presentWithdrawalLimits(
  kycStatus: KycStatus,
  { day, month }: LimitWindows,
  quoteSymbol: string,
): WithdrawalLimits {
  return { kycStatus, quoteSymbol, day: presentWindow(day), month: presentWindow(month) };
}

function presentWindow(window: LimitWindow): WithdrawalWindow {
  return {
    limit: formatAmount(window.limitAtoms),
    used: formatAmount(window.usedAtoms),
    remaining: formatAmount(window.remainingAtoms),
    freesAt: presentNullableTime(window.freesAtMs),
  };
}
