import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { RealtimeServer, RealtimeSocket } from './socket-types.ts';

/** Well below the five seconds within which a ban must bite. */
const SWEEP_MS = 2_000;

export interface SessionGuardParts {
  io: RealtimeServer;
  /** Of the given sessions, those that are neither ended nor revoked and whose user is active. */
  findLiveSessions: (sessionIds: string[]) => Promise<ReadonlySet<string>>;
  clock: Clock;
  logger: Logger;
}

/** Disconnects sockets whose session has expired, was revoked, or belongs to a banned user. */
export class SessionGuard {
  private readonly timer: NodeJS.Timeout;
  private isSweeping = false;

  constructor(private readonly parts: SessionGuardParts) {
    this.timer = setInterval(() => {
      void this.sweep();
    }, SWEEP_MS).unref();
  }

  /** Looks at one user's sockets at once: something about the user or their sessions changed. */
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
      const sessionIds = rest.flatMap(({ data }) => data.session?.sessionId ?? []);
      const live = await this.parts.findLiveSessions([...new Set(sessionIds)]);
      for (const socket of rest) {
        if (!live.has(socket.data.session?.sessionId ?? '')) socket.disconnect(true);
      }
    } catch (error) {
      // Without the database no session can have been revoked either; the next sweep asks again.
      this.parts.logger.warn('sessions of sockets not checked', { error });
    }
  }

  private sockets(): RealtimeSocket[] {
    const sockets: RealtimeSocket[] = [...this.parts.io.of('/').sockets.values()];
    return sockets.filter(({ data }) => data.session !== null);
  }
}
