import type { Sequelize } from 'sequelize';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { AuthService } from '../auth-service.ts';
import type { MatchingEngine } from '../matching-engine.ts';
import type { TokenRegistry } from '../token-registry.ts';
import { CommittedNews } from './committed-news.ts';
import { NotificationLog } from './notification-log.ts';
import { NotificationRetention } from './notification-retention.ts';
import { PriceAlerts } from './price-alerts.ts';
import { SignInNews } from './sign-in-news.ts';
import { UserPresence } from './user-presence.ts';

export interface NoticesParts {
  sequelize: Sequelize;
  tokens: TokenRegistry;
  clock: Clock;
  logger: Logger;
}

/** Everything that tells users of something, built and started as one. */
export class Notices {
  readonly log: NotificationLog;
  readonly alerts: PriceAlerts;
  readonly presence: UserPresence;
  private readonly news: CommittedNews;
  private readonly signIns: SignInNews;
  private readonly retention: NotificationRetention;

  constructor(parts: NoticesParts) {
    const { sequelize, tokens, clock, logger } = parts;
    this.log = new NotificationLog(sequelize, clock);
    const { log } = this;
    this.alerts = new PriceAlerts({ sequelize, log, tokens, clock, logger });
    this.presence = new UserPresence(sequelize, clock, logger);
    this.news = new CommittedNews({ sequelize, log, tokens, logger });
    this.signIns = new SignInNews(sequelize, log, clock, logger);
    this.retention = new NotificationRetention(log, logger);
  }

  /** From now on, what these do is told. Call it before the engine starts. */
  follow(
    engine: Pick<MatchingEngine, 'onRebuilt' | 'onCommit'>,
    auth: Pick<AuthService, 'onSignIn'>,
  ): void {
    engine.onRebuilt(() => {
      this.restore();
    });
    engine.onCommit((batch) => {
      this.alerts.apply(batch);
      this.news.apply(batch);
    });
    auth.onSignIn((signIn) => {
      this.signIns.signedIn(signIn);
    });
  }

  /** Finds what was committed while nothing here was told of it. */
  restore(): void {
    this.alerts.restore();
    this.news.restore();
  }

  start(): void {
    this.alerts.start();
    this.presence.start();
    this.retention.start();
  }

  /** Finishes what was begun. Call it after the engine has stopped. */
  async stop(): Promise<void> {
    await this.retention.stop();
    await this.alerts.stop();
    await this.news.stop();
    await this.presence.stop();
  }
}
