import type { KycStatus, Role } from '../contracts/index.ts';
import type { Clock } from '../lib/clock.ts';
import { SessionModel } from '../models/session.ts';
import { UserModel } from '../models/user.ts';

/** How long a record is believed without asking the database again. */
const RECORD_TTL_MS = 5_000;
const RECORDS_MAX = 50_000;

/** Who is calling, as the server knows them: the only source of role and status. */
export interface Principal {
  userId: string;
  sessionId: string;
  email: string;
  username: string;
  role: Role;
  kycStatus: KycStatus;
  isActive: true;
  emailVerifiedAt: Date | null;
  createdAt: Date;
}

interface CachedRecord {
  principal: Principal | null;
  /** Not believed from here on: the TTL or the session's own end. */
  staleAtMs: number;
}

/** Called when something about a user or their sessions changed. */
export type UserChangeListener = (userId: string) => void;

/**
 * Users by session, cached for five seconds. Changes of this process take effect at once through
 * {@link invalidate}; those of another within the five seconds.
 */
export class UserDirectory {
  private readonly records = new Map<string, CachedRecord>();
  private readonly loading = new Map<string, Promise<Principal | null>>();
  private readonly listeners: UserChangeListener[] = [];
  /** Rises with each invalidation: what was read before it is not kept. */
  private generation = 0;

  constructor(private readonly clock: Clock) {}

  /** Null when the session does not exist, has ended or was revoked, or its user is not active. */
  async find(sessionId: string): Promise<Principal | null> {
    const cached = this.records.get(sessionId);
    if (cached !== undefined && this.clock.nowMs() < cached.staleAtMs) return cached.principal;
    const running = this.loading.get(sessionId);
    if (running !== undefined) return running;
    const loading = this.load(sessionId).finally(() => {
      if (this.loading.get(sessionId) === loading) this.loading.delete(sessionId);
    });
    this.loading.set(sessionId, loading);
    return loading;
  }

  /** Forgets everything about a user, and tells the listeners. Call it after the commit. */
  invalidate(userId: string): void {
    this.generation += 1;
    this.loading.clear();
    for (const [sessionId, { principal }] of this.records) {
      if (principal?.userId === userId) this.records.delete(sessionId);
    }
    for (const listener of this.listeners) listener(userId);
  }

  onChange(listener: UserChangeListener): void {
    this.listeners.push(listener);
  }

  private async load(sessionId: string): Promise<Principal | null> {
    const { generation } = this;
    const session = await SessionModel.findByPk(sessionId, {
      include: [{ model: UserModel, as: 'user', required: true }],
    });
    const nowMs = this.clock.nowMs();
    const principal = session === null ? null : principalOf(session, nowMs);
    if (generation === this.generation) {
      const endMs = principal === null ? Infinity : (session?.expiresAt.getTime() ?? 0);
      this.keep(sessionId, { principal, staleAtMs: Math.min(nowMs + RECORD_TTL_MS, endMs) });
    }
    return principal;
  }

  private keep(sessionId: string, record: CachedRecord): void {
    this.records.delete(sessionId);
    this.records.set(sessionId, record);
    if (this.records.size <= RECORDS_MAX) return;
    for (const oldest of this.records.keys()) {
      this.records.delete(oldest);
      return;
    }
  }
}

function principalOf(session: SessionModel, nowMs: number): Principal | null {
  const { user } = session;
  if (session.revokedAt !== null || session.expiresAt.getTime() <= nowMs) return null;
  if (user?.isActive !== true || user.isSystem) return null;
  return {
    userId: user.id,
    sessionId: session.id,
    email: user.email,
    username: user.username,
    role: user.role,
    kycStatus: user.kycStatus,
    isActive: true,
    emailVerifiedAt: user.emailVerifiedAt,
    createdAt: user.createdAt,
  };
}
