import type { KycStatus, Role } from '@tokentradex/backend/contracts';

export const ROLE_LABELS: Record<Role, string> = {
  user: 'User',
  support: 'Support',
  compliance: 'Compliance',
  operator: 'Operator',
  admin: 'Administrator',
};

/** What a role may do beyond trading for itself. */
export const ROLE_TEXTS: Record<Role, string> = {
  user: 'Trades for itself.',
  support: 'Reads users, withdrawals, tokens and the audit log.',
  compliance: 'Decides identity checks and withdrawals.',
  operator: 'Runs the markets, closes accounts, decides withdrawals.',
  admin: 'Everything, and who has which role.',
};

export const KYC_LABELS: Record<KycStatus, string> = {
  none: 'Not verified',
  pending: 'Pending',
  approved: 'Verified',
  rejected: 'Rejected',
};
