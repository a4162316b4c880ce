import type { KycStatus, Role, User } from './auth.ts';
import type { DecimalString, IsoTime, PageQuery } from './common.ts';
import type { Transaction, TransactionStatus, WalletBalance } from './wallet.ts';

export interface AdminUser extends User {
  /** By its owner; lifted by an operator. */
  isFrozen: boolean;
  lastLoginAt: IsoTime | null;
}

export interface AdminUserDetail extends AdminUser {
  balances: WalletBalance[];
  openOrderCount: number;
  tradeCount: number;
}

export interface AdminUsersQuery extends PageQuery {
  /** Part of the e-mail or the user name. */
  search?: string;
  role?: Role;
  /** True for those with a role other than `user`, false for the rest. */
  isStaff?: boolean;
  kycStatus?: KycStatus;
  isActive?: boolean;
}

/** Body of PATCH /admin/users/:id; at least one field beside the reason. */
export interface UpdateUserBody {
  role?: Role;
  kycStatus?: KycStatus;
  isActive?: boolean;
  /** Only lifting: an account is frozen by its owner. */
  isFrozen?: false;
  reason: string;
}

export interface AdminWithdrawal extends Transaction {
  user: { id: string; email: string; username: string; kycStatus: KycStatus };
  decidedBy: string | null;
}

export interface AdminWithdrawalsQuery extends PageQuery {
  status?: TransactionStatus;
}

/** Body of POST /admin/withdrawals/:id/approve and /reject. */
export interface DecideWithdrawalBody {
  reason: string;
}

/** Kinds of things that operators change. */
export const AUDIT_TARGETS = [
  'token',
  'user',
  'withdrawal',
  'fees',
  'announcement',
  'maintenance',
  'order',
  'adjustment',
  'reconciliation',
] as const;

export interface AuditEntry {
  id: string;
  actor: { id: string; email: string; role: Role };
  /** "token.update", "user.update", "withdrawal.approve" ... */
  action: string;
  targetType: (typeof AUDIT_TARGETS)[number];
  targetId: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string;
  ip: string | null;
  requestId: string;
  time: IsoTime;
}

export interface AuditQuery extends PageQuery {
  actorId?: string;
  action?: string;
  targetType?: AuditEntry['targetType'];
  targetId?: string;
}

export interface AdminOverview {
  userCount: number;
  activeUserCount24h: number;
  openOrderCount: number;
  heldWithdrawalCount: number;
  pendingKycCount: number;
  tradeCount24h: number;
  quoteVolume24h: DecimalString;
  /** Balances of the fees account. */
  feeBalances: { tokenId: string; symbol: string; balance: DecimalString }[];
  engine: {
    canTrade: boolean;
    epoch: number;
    queueDepth: number;
    batchCount: number;
    lastBatchMs: number | null;
    openOrderCount: number;
  };
  /** Per day, oldest first, 14 entries. */
  volumeByDay: { date: string; quoteVolume: DecimalString; tradeCount: number }[];
  usersByDay: { date: string; userCount: number }[];
}
