import type { IsoTime } from './common.ts';

export const ROLES = ['user', 'support', 'compliance', 'operator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const KYC_STATUSES = ['none', 'pending', 'approved', 'rejected'] as const;
export type KycStatus = (typeof KYC_STATUSES)[number];

/** What a role may do beyond trading for itself; every admin route names exactly one. */
export const PERMISSIONS = [
  'admin:overview',
  'tokens:read',
  'tokens:write',
  'users:read',
  'users:write',
  'users:kyc',
  'users:role',
  'withdrawals:read',
  'withdrawals:decide',
  'audit:read',
  'reconciliation:read',
  'fees:read',
  'fees:write',
  'adjustments:read',
  'adjustments:propose',
  'adjustments:decide',
  'reconciliation:unfreeze',
  'announcements:write',
  'surveillance:read',
  'orders:cancel_any',
  'health:read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  user: [],
  support: [
    'admin:overview',
    'tokens:read',
    'users:read',
    'withdrawals:read',
    'audit:read',
    'fees:read',
    'adjustments:read',
    'health:read',
  ],
  compliance: [
    'admin:overview',
    'tokens:read',
    'users:read',
    'users:kyc',
    'withdrawals:read',
    'withdrawals:decide',
    'audit:read',
    'reconciliation:read',
    'fees:read',
    'adjustments:read',
    'adjustments:decide',
    'surveillance:read',
    'health:read',
  ],
  operator: [
    'admin:overview',
    'tokens:read',
    'tokens:write',
    'users:read',
    'users:write',
    'withdrawals:read',
    'withdrawals:decide',
    'audit:read',
    'reconciliation:read',
    'fees:read',
    'fees:write',
    'adjustments:read',
    'adjustments:propose',
    'announcements:write',
    'surveillance:read',
    'orders:cancel_any',
    'health:read',
  ],
  admin: PERMISSIONS,
};

export interface User {
  /** UUID. */
  id: string;
  email: string;
  username: string;
  role: Role;
  kycStatus: KycStatus;
  isActive: boolean;
  /** Whether signing in and withdrawing ask for a code of an authenticator app. */
  totpEnabled: boolean;
  /** Whether a link sent to the address was opened. */
  emailVerified: boolean;
  createdAt: IsoTime;
}

export interface RegisterBody {
  email: string;
  username: string;
  password: string;
}

export interface LoginBody {
  email: string;
  password: string;
  /** A code of the authenticator app or a recovery code, when the account asks for one. */
  totp?: string;
}

/** `token` is a JWT for `Authorization: Bearer`, good for 15 minutes. */
export interface Session {
  user: User;
  token: string;
  /** When `token` ends. */
  expiresAt: IsoTime;
}
