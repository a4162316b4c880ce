import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { RealtimeServer, RealtimeSocket, SocketSession } from './socket-types.ts';

/** Well below the five seconds within which a ban must bite. */
const SWEEP_MS = 2_000;

/** Says what is still good, past every cache. */
export interface LiveCredentials {
  /** Of the given sessions, those that are neither ended nor revoked and whose user is active. */
  findLiveSessions: (sessionIds: string[]) => Promise<ReadonlySet<string>>;
  /** The versions of those of the given API keys that are enabled, not ended, and of active users. */
  findLiveKeys: (keyIds: string[]) => Promise<ReadonlyMap<string, number>>;
}

export interface SessionGuardParts {
  io: RealtimeServer;
  credentials: LiveCredentials;
  clock: Clock;
  logger: Logger;
}

/**
 * Disconnects sockets whose session or API key has expired, was revoked, or belongs to a banned user,
 * and those of keys that may do something else than when they connected.
 */
export class SessionGuard {
  private readonly timer: NodeJS.Timeout;
  private isSweeping = false;

  constructor(private readonly parts: SessionGuardParts) {
    this.timer = setInterval(() => {
      void this.sweep();
    }, SWEEP_MS).unref();
  }

  /** Looks at one user's sockets at once: something about the user, their sessions or keys changed. */
  async recheck(userId: string): Promise<void> {
    await this.check(this.sockets().filter(({ data }) => data.session?.userId === userId));
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async sweep(): Promise<void> {
    if (this.isSweeping) return;
    this.isSweeping = true;
    await this.check(this.sockets());
    this.isSweeping = false;
  }

  private async check(sockets: RealtimeSocket[]): Promise<void> {
    const nowMs = this.parts.clock.nowMs();
    const expired = sockets.filter(({ data }) => (data.session?.expiresAtMs ?? 0) <= nowMs);
    for (const socket of expired) socket.disconnect(true);
    const rest = sockets.filter((socket) => !expired.includes(socket));
    if (rest.length === 0) return;
    try {
      const isLive = await this.findLive(rest.flatMap(({ data }) => data.session ?? []));
      for (const socket of rest) {
        const { session } = socket.data;
        if (session === null || !isLive(session)) socket.disconnect(true);
      }
    } catch (error) {
      // Without the database no session can have been revoked either; the next sweep asks again.
      this.parts.logger.warn('sessions of sockets not checked', { error });
    }
  }

  private async findLive(sessions: SocketSession[]): Promise<(session: SocketSession) => boolean> {
    const { findLiveSessions, findLiveKeys } = this.parts.credentials;
    const sessionIds = [...new Set(sessions.flatMap(({ sessionId }) => sessionId ?? []))];
    const keyIds = [...new Set(sessions.flatMap(({ apiKey }) => apiKey?.id ?? []))];
    const [liveSessions, liveKeys] = await Promise.all([
      sessionIds.length === 0 ? new Set<string>() : findLiveSessions(sessionIds),
      keyIds.length === 0 ? new Map<string, number>() : findLiveKeys(keyIds),
    ]);
    return ({ sessionId, apiKey }) =>
      apiKey === null
        ? liveSessions.has(sessionId ?? '')
        : liveKeys.get(apiKey.id) === apiKey.version;
  }

  private sockets(): RealtimeSocket[] {
    const sockets: RealtimeSocket[] = [...this.parts.io.of('/').sockets.values()];
    return sockets.filter(({ data }) => data.session !== null);
  }
}
