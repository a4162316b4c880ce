import { QueryTypes, type Sequelize } from 'sequelize';
import { AppError } from '../../lib/app-error.ts';
import type { Clock } from '../../lib/clock.ts';
import { AuditLogModel } from '../../models/audit-log.ts';
import { auditRecord, type Actor } from '../actor.ts';
import type { Breach } from '../invariants.ts';

/** Findings kept with the freeze: enough to see a pattern. */
const FINDINGS_MAX = 20;

export interface Freeze {
  atMs: number;
  findings: Breach[];
}

/**
 * The switch that stops payouts. What the single writer asks is in memory; the row of the database
 * keeps it over restarts and tells other processes.
 */
export class WithdrawalFreeze {
  private current: Freeze | null = null;
  private isSaved = true;
  /** Rises with each change: what was read before it is not believed. */
  private generation = 0;

  constructor(
    private readonly sequelize: Sequelize,
    private readonly clock: Clock,
  ) {}

  get isFrozen(): boolean {
    return this.current !== null;
  }

  get state(): Freeze | null {
    return this.current;
  }

  /** Reads the row again, or writes what could not be written. */
  async load(): Promise<void> {
    if (!this.isSaved) {
      await this.save();
      return;
    }
    const { generation } = this;
    const [row] = await this.sequelize.query<{ frozenAt: Date | null; findings: Breach[] }>(
      'SELECT frozen_at AS "frozenAt", findings FROM withdrawal_freeze',
      { type: QueryTypes.SELECT },
    );
    if (row === undefined || generation !== this.generation) return;
    const { frozenAt, findings } = row;
    this.current = frozenAt === null ? null : { atMs: frozenAt.getTime(), findings };
  }

  /**
   * Takes effect at once, whether or not it can be written now.
   * @returns false when payouts were frozen already.
   */
  async freeze(findings: readonly Breach[]): Promise<boolean> {
    if (this.current !== null) return false;
    this.generation += 1;
    this.current = { atMs: this.clock.nowMs(), findings: findings.slice(0, FINDINGS_MAX) };
    this.isSaved = false;
    await this.save();
    return true;
  }

  /** @throws AppError `conflict` when nothing is frozen. */
  async unfreeze(actor: Actor, reason: string): Promise<void> {
    const frozen = this.current;
    await this.sequelize.transaction(async (transaction) => {
      const changed = await this.sequelize.query(
        `UPDATE withdrawal_freeze SET frozen_at = NULL, findings = '[]'
         WHERE frozen_at IS NOT NULL RETURNING id`,
        { type: QueryTypes.SELECT, transaction },
      );
      if (changed.length === 0 || frozen === null) {
        throw new AppError('conflict', 'Withdrawals are not frozen.');
      }
      await AuditLogModel.create(
        auditRecord(actor, {
          action: 'reconciliation.unfreeze',
          targetType: 'reconciliation',
          targetId: 'withdrawals',
          before: { frozenAt: new Date(frozen.atMs).toISOString(), findings: frozen.findings },
          after: { frozenAt: null },
          reason,
        }),
        { transaction },
      );
    });
    this.generation += 1;
    this.current = null;
  }

  private async save(): Promise<void> {
    if (this.current === null) return;
    const { atMs, findings } = this.current;
    await this.sequelize.query(
      'UPDATE withdrawal_freeze SET frozen_at = $1, findings = $2 WHERE frozen_at IS NULL',
      { bind: [new Date(atMs), JSON.stringify(findings)], type: QueryTypes.UPDATE },
    );
    this.isSaved = true;
  }
}
