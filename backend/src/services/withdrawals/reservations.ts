import { Op, QueryTypes, type Sequelize } from 'sequelize';
import { formatAmount, parseStored } from '../../lib/decimal.ts';
import { WithdrawalReservationModel } from '../../models/withdrawal-reservation.ts';
import type { IdempotencyKey } from '../command-request.ts';
import { WINDOW_MS, type WindowName, type WindowUse } from './limit-window.ts';

/**
 * After this long, what the engine was asked for and has not stored under its key was never done:
 * commands are refused unexecuted after seconds, and a batch commits or fails within seconds more.
 */
const OUTCOME_KNOWN_AFTER_MS = 60_000;

export interface Reservation extends IdempotencyKey {
  valueAtoms: bigint;
  createdAtMs: number;
}

interface UsageRow {
  dayUsed: string;
  dayOldest: Date | null;
  monthUsed: string;
  monthOldest: Date | null;
}

/** What withdrawals take of their owners' limits, by the keys of their commands. */
export class Reservations {
  constructor(private readonly sequelize: Sequelize) {}

  find({ userId, key }: IdempotencyKey): Promise<WithdrawalReservationModel | null> {
    return WithdrawalReservationModel.findOne({ where: { userId, key } });
  }

  async insert(reservation: Reservation): Promise<void> {
    const { userId, key, fingerprint, valueAtoms, createdAtMs } = reservation;
    const createdAt = new Date(createdAtMs);
    await WithdrawalReservationModel.create({
      userId,
      key,
      fingerprint,
      value: formatAmount(valueAtoms),
      createdAt,
      submittedAt: createdAt,
    });
  }

  /** It counts for as long as the transaction stands. Inserted again should it be gone. */
  async confirm(reservation: Reservation, transactionId: number): Promise<void> {
    const { userId, key, fingerprint, valueAtoms, createdAtMs } = reservation;
    await this.sequelize.query(
      `INSERT INTO withdrawal_reservations
         (user_id, key, fingerprint, value, created_at, submitted_at, transaction_id)
       VALUES ($1, $2, $3, $4, $5, $5, $6)
       ON CONFLICT (user_id, key) DO UPDATE SET transaction_id = EXCLUDED.transaction_id`,
      {
        bind: [
          userId,
          key,
          fingerprint,
          formatAmount(valueAtoms),
          new Date(createdAtMs),
          transactionId,
        ],
      },
    );
  }

  /** The engine has refused the withdrawal. */
  async release({ userId, key }: IdempotencyKey): Promise<void> {
    await WithdrawalReservationModel.destroy({ where: { userId, key, transactionId: null } });
  }

  /**
   * Finds out what became of those whose outcome nobody has written down: what asked for them has
   * crashed, or could not reach the database afterwards. The engine's own record by key is the truth.
   */
  async reconcile(userId: string, nowMs: number): Promise<void> {
    const isOpen = await WithdrawalReservationModel.count({
      where: { userId, transactionId: null },
    });
    if (isOpen === 0) return;
    await this.sequelize.query(
      `UPDATE withdrawal_reservations AS reserved
       SET transaction_id = (results.outcome ->> 'transactionId')::bigint
       FROM idempotency_results AS results
       WHERE reserved.user_id = $1 AND reserved.transaction_id IS NULL
         AND results.user_id = reserved.user_id AND results.key = reserved.key
         AND results.outcome ->> 'kind' = 'transaction'`,
      { bind: [userId] },
    );
    await this.sequelize.query(
      `DELETE FROM withdrawal_reservations AS reserved
       WHERE reserved.user_id = $1 AND reserved.transaction_id IS NULL AND (
         EXISTS (SELECT FROM idempotency_results AS results
           WHERE results.user_id = reserved.user_id AND results.key = reserved.key
             AND results.outcome ->> 'kind' = 'refused')
         OR (reserved.submitted_at <= $2 AND NOT EXISTS (SELECT FROM idempotency_results AS results
           WHERE results.user_id = reserved.user_id AND results.key = reserved.key)))`,
      { bind: [userId, new Date(nowMs - OUTCOME_KNOWN_AFTER_MS)] },
    );
  }

  /** Removes what no window reaches any more. */
  async prune(userId: string, nowMs: number): Promise<void> {
    await WithdrawalReservationModel.destroy({
      where: {
        userId,
        transactionId: { [Op.ne]: null },
        createdAt: { [Op.lte]: new Date(nowMs - WINDOW_MS.month) },
      },
    });
  }

  /** Held and paid withdrawals count, and those whose outcome is not known; others are free again. */
  async usage(userId: string, nowMs: number): Promise<Record<WindowName, WindowUse>> {
    const [row] = await this.sequelize.query<UsageRow>(
      `SELECT coalesce(sum(value) FILTER (WHERE in_day), 0)::numeric(36, 8) AS "dayUsed",
         min(created_at) FILTER (WHERE in_day) AS "dayOldest",
         coalesce(sum(value), 0)::numeric(36, 8) AS "monthUsed",
         min(created_at) AS "monthOldest"
       FROM (SELECT reserved.value, reserved.created_at, reserved.created_at > $2 AS in_day
         FROM withdrawal_reservations AS reserved
         LEFT JOIN transactions ON transactions.id = reserved.transaction_id
         WHERE reserved.user_id = $1 AND reserved.created_at > $3
           AND (reserved.transaction_id IS NULL OR transactions.status IN ('held', 'completed'))
       ) AS counted`,
      {
        bind: [userId, new Date(nowMs - WINDOW_MS.day), new Date(nowMs - WINDOW_MS.month)],
        type: QueryTypes.SELECT,
      },
    );
    return {
      day: useOf(row?.dayUsed, row?.dayOldest),
      month: useOf(row?.monthUsed, row?.monthOldest),
    };
  }
}

function useOf(used: string | undefined, oldest: Date | null | undefined): WindowUse {
  return {
    usedAtoms: used === undefined ? 0n : parseStored(used),
    oldestAtMs: oldest?.getTime() ?? null,
  };
}
