import type { ApiKeyPermission, KycStatus, Role } from '../contracts/index.ts';
import type { Clock } from '../lib/clock.ts';
import { SessionModel } from '../models/session.ts';
import { UserModel } from '../models/user.ts';
import { RecordCache, type LoadedRecord } from './record-cache.ts';

/** An account that may act now, as the server knows it. */
export interface Account {
  userId: string;
  email: string;
  username: string;
  role: Role;
  kycStatus: KycStatus;
  isActive: true;
  totpEnabled: boolean;
  emailVerifiedAt: Date | null;
  createdAt: Date;
}

/** The key that a program signed with. */
export interface KeyGrant {
  id: string;
  /** What requests name it by. */
  name: string;
  permissions: readonly ApiKeyPermission[];
}

/** Who is calling, as the server knows them: the only source of role and status. */
export interface Principal extends Account {
  /** Null for a program that signs with a key; routes that take no keys always have a session. */
  sessionId: string | null;
  /** Null in a session. */
  apiKey: KeyGrant | null;
}

/** Called when something about a user, their sessions or their keys changed. */
export type UserChangeListener = (userId: string) => void;

/**
 * Users by session, cached for five seconds. Changes of this process take effect at once through
 * {@link invalidate}; those of another within the five seconds.
 */
export class UserDirectory {
  private readonly cache: RecordCache<Principal | null>;
  private readonly listeners: UserChangeListener[] = [];

  constructor(private readonly clock: Clock) {
    this.cache = new RecordCache(clock, (sessionId) => this.load(sessionId));
  }

  /** Null when the session does not exist, has ended or was revoked, or its user is disabled or frozen. */
  find(sessionId: string): Promise<Principal | null> {
    return this.cache.find(sessionId);
  }

  /** Forgets everything about a user, and tells the listeners. Call it after the commit. */
  invalidate(userId: string): void {
    this.cache.forget((principal) => principal?.userId === userId);
    for (const listener of this.listeners) listener(userId);
  }

  onChange(listener: UserChangeListener): void {
    this.listeners.push(listener);
  }

  private async load(sessionId: string): Promise<LoadedRecord<Principal | null>> {
    const session = await SessionModel.findByPk(sessionId, {
      include: [{ model: UserModel, as: 'user', required: true }],
    });
    const principal = session === null ? null : principalOf(session, this.clock.nowMs());
    if (session === null || principal === null) return { value: null, endsAtMs: Infinity };
    return { value: principal, endsAtMs: session.expiresAt.getTime() };
  }
}

function principalOf(session: SessionModel, nowMs: number): Principal | null {
  if (session.revokedAt !== null || session.expiresAt.getTime() <= nowMs) return null;
  const account = accountOf(session.user);
  return account === null ? null : { ...account, sessionId: session.id, apiKey: null };
}

/** Null when the account is closed, frozen, or the house's. */
export function accountOf(user: UserModel | undefined): Account | null {
  if (user?.isActive !== true || user.isFrozen || user.isSystem) return null;
  return {
    userId: user.id,
    email: user.email,
    username: user.username,
    role: user.role,
    kycStatus: user.kycStatus,
    isActive: true,
    totpEnabled: user.totpEnabled,
    emailVerifiedAt: user.emailVerifiedAt,
    createdAt: user.createdAt,
  };
}
