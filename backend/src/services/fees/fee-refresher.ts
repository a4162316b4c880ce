import { QueryTypes, type Sequelize } from 'sequelize';
import type { UserFees } from '../../engine/commands.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { CommandSubmitter } from '../command-request.ts';
import { firstVolumeDay, type UserVolumes } from './user-volumes.ts';

/** How late an override may begin or end. */
const OVERRIDE_CHECK_MS = 1_000;
const FULL_CHECK_MS = 60_000;
/** Commands under way at once: far below what the queue holds. */
const COMMANDS_MAX = 200;
/** A new user is looked at with the overrides until a full check has surely seen them. */
const NEW_USER_MINUTES = 3;

/** What users should pay but do not, as far as the committed rates say. */
const DIFFERENCES = `
  SELECT users.id AS "userId", due.kind, due.maker_fee_ppm AS "makerFeePpm",
    due.taker_fee_ppm AS "takerFeePpm"
  FROM users
  LEFT JOIN user_fees AS paid ON paid.user_id = users.id
  LEFT JOIN (
    SELECT user_id, sum(quote_volume) AS volume FROM user_volumes
    WHERE day >= $2 GROUP BY user_id
  ) AS volumes ON volumes.user_id = users.id
  LEFT JOIN LATERAL (
    SELECT * FROM (
      (SELECT 1 AS rank, 'override' AS kind, maker_fee_ppm, taker_fee_ppm FROM fee_overrides
       WHERE user_id = users.id AND effective_from <= $1
         AND (effective_until IS NULL OR effective_until > $1)
       ORDER BY effective_from DESC, id DESC LIMIT 1)
      UNION ALL
      (SELECT 2, 'tier', maker_fee_ppm, taker_fee_ppm FROM fee_tiers
       WHERE min_volume <= coalesce(volumes.volume, 0) ORDER BY min_volume DESC LIMIT 1)
    ) AS candidates ORDER BY rank LIMIT 1
  ) AS due ON TRUE
  WHERE NOT users.is_system
    AND (due.kind, due.maker_fee_ppm, due.taker_fee_ppm)
      IS DISTINCT FROM (paid.kind, paid.maker_fee_ppm, paid.taker_fee_ppm)`;

const OF_OVERRIDES = `AND (users.id IN (SELECT user_id FROM fee_overrides)
  OR users.created_at > $1::timestamptz - interval '${NEW_USER_MINUTES} minutes')`;

interface Difference {
  userId: string;
  kind: 'override' | 'tier' | null;
  makerFeePpm: number | null;
  takerFeePpm: number | null;
}

export interface FeeRefresherParts {
  sequelize: Sequelize;
  submitter: CommandSubmitter;
  volumes: UserVolumes;
  /** Only the leader changes what users pay. */
  isLeading: () => boolean;
  clock: Clock;
  logger: Logger;
}

/**
 * Keeps what users pay in step with overrides, tiers and volumes: compares what they should pay with
 * what the engine has committed, and submits the differences. An override in effect counts before the
 * tier, the tier before the market. Works beside the single writer; trading never waits for it.
 */
export class FeeRefresher {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private nextFullMs = 0;
  private isBusy = false;

  constructor(private readonly parts: FeeRefresherParts) {}

  /** Looks at everybody at once, and from then on every second at overrides, every minute at all. */
  start(): void {
    this.timer = setInterval(() => {
      this.tick();
    }, OVERRIDE_CHECK_MS).unref();
    this.tick();
  }

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.running;
  }

  /** Counts new trades and looks at everybody. */
  async refresh(): Promise<void> {
    await this.parts.volumes.fold();
    await this.settle('', []);
  }

  /** Looks at users with overrides and at new ones. */
  async refreshOverrides(): Promise<void> {
    await this.settle(OF_OVERRIDES, []);
  }

  /** Looks at one user. Never throws: what fails now is found again within a second. */
  async refreshUser(userId: string): Promise<void> {
    try {
      await this.settle('AND users.id = $3', [userId]);
    } catch (error) {
      this.parts.logger.warn('fees of a user not refreshed', { error });
    }
  }

  /** Looks at everybody within a second. */
  refreshAll(): void {
    this.nextFullMs = 0;
  }

  private tick(): void {
    if (this.isBusy || !this.parts.isLeading()) return;
    this.isBusy = true;
    this.running = this.work().finally(() => {
      this.isBusy = false;
    });
  }

  private async work(): Promise<void> {
    try {
      const nowMs = this.parts.clock.nowMs();
      if (nowMs < this.nextFullMs) {
        await this.refreshOverrides();
        return;
      }
      // The next full check is also due when a new day begins: volume falls out of the window then.
      this.nextFullMs = Math.min(nowMs + FULL_CHECK_MS, nextMidnightMs(nowMs));
      await this.refresh();
    } catch (error) {
      this.nextFullMs = 0;
      this.parts.logger.warn('fees not refreshed', { error });
    }
  }

  /** @param condition on `users`; its parameters are `values`, from $3 on. */
  private async settle(condition: string, values: string[]): Promise<void> {
    const nowMs = this.parts.clock.nowMs();
    const differences = await this.parts.sequelize.query<Difference>(
      `${DIFFERENCES} ${condition}`,
      {
        bind: [new Date(nowMs), firstVolumeDay(nowMs), ...values],
        type: QueryTypes.SELECT,
      },
    );
    for (let index = 0; index < differences.length; index += COMMANDS_MAX) {
      await Promise.all(
        differences.slice(index, index + COMMANDS_MAX).map((difference) =>
          this.parts.submitter.submit({
            command: { type: 'set_fees', userId: difference.userId, fees: feesOf(difference) },
          }),
        ),
      );
    }
  }
}

function feesOf({ kind, makerFeePpm, takerFeePpm }: Difference): UserFees {
  if (kind === null || makerFeePpm === null || takerFeePpm === null) return { kind: 'market' };
  return { kind, makerFeePpm, takerFeePpm };
}

function nextMidnightMs(nowMs: number): number {
  const day = new Date(nowMs);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + 1);
}
