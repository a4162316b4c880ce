import type { AdminUser, User } from '../contracts/index.ts';
import type { UserRecord } from '../models/user.ts';

/** What a person may read of an account; never the password's hash. */
export type PublicUserRecord = Pick<
  UserRecord,
  | 'id'
  | 'email'
  | 'username'
  | 'role'
  | 'kycStatus'
  | 'isActive'
  | 'totpEnabled'
  | 'emailVerifiedAt'
  | 'createdAt'
>;

export function presentUser(user: PublicUserRecord): User {
  return {
    id: user.id,
    email: user.email,
    username: user.username,
    role: user.role,
    kycStatus: user.kycStatus,
    isActive: user.isActive,
    totpEnabled: user.totpEnabled,
    emailVerified: user.emailVerifiedAt !== null,
    createdAt: user.createdAt.toISOString(),
  };
}

export function presentAdminUser(
  user: PublicUserRecord & Pick<UserRecord, 'lastLoginAt' | 'isFrozen'>,
): AdminUser {
  return {
    ...presentUser(user),
    isFrozen: user.isFrozen,
    lastLoginAt: user.lastLoginAt?.toISOString() ?? null,
  };
}
