import type { KycStatus } from './auth.ts';
import type { DecimalString, IsoTime } from './common.ts';

/** Any printable characters without blanks: each network and bank has rules of its own. */
export const WITHDRAWAL_ADDRESS_PATTERN = /^[\x21-\x7e]{8,128}$/;

/** An entry of a user's address book. */
export interface WithdrawalAddress {
  /** An integer as a string. */
  id: string;
  tokenId: string;
  symbol: string;
  label: string;
  address: string;
  createdAt: IsoTime;
  /** The end of its waiting period: from then on, withdrawals may name it. */
  usableFrom: IsoTime;
}

/** Body of POST /wallet/addresses. */
export interface WithdrawalAddressBody {
  tokenId: string;
  /** At most 50 characters. */
  label: string;
  /** 8 to 128 printable characters without blanks. */
  address: string;
}

/** Answer to GET and PATCH /wallet/address-policy. */
export interface AddressPolicy {
  /** Whether withdrawals go only to addresses of the address book that are past their waiting period. */
  allowListOnly: boolean;
  /** When allow-list mode, switched off already, ends; null when it is off or stays on. */
  allowListUntil: IsoTime | null;
  /** How long a new address waits. */
  coolOffHours: number;
}

/** Body of PATCH /wallet/address-policy. `true` also takes back that it was switched off. */
export interface AddressPolicyBody {
  allowListOnly: boolean;
}

/**
 * What may be withdrawn per identity check, in units of cash: within any 24 hours and any 30 days.
 */
export const WITHDRAWAL_LIMITS: Readonly<
  Record<KycStatus, { day: DecimalString; month: DecimalString }>
> = {
  none: { day: '0', month: '0' },
  pending: { day: '0', month: '0' },
  rejected: { day: '0', month: '0' },
  approved: { day: '100000', month: '1000000' },
};

/** How much of one limit is used, in cash. */
export interface WithdrawalWindow {
  limit: DecimalString;
  used: DecimalString;
  remaining: DecimalString;
  /** When the oldest part of `used` is free again; null when nothing is used. */
  freesAt: IsoTime | null;
}

/** Answer to GET /wallet/limits. A withdrawal has to fit into both windows. */
export interface WithdrawalLimits {
  kycStatus: KycStatus;
  quoteSymbol: string;
  /** The last 24 hours. */
  day: WithdrawalWindow;
  /** The last 30 days. */
  month: WithdrawalWindow;
}
