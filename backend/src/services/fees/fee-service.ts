import { Op, type Sequelize, type Transaction } from 'sequelize';
import type { FeeOverrideBody, SetFeeTiersBody } from '../../contracts/index.ts';
import { AppError } from '../../lib/app-error.ts';
import { formatBps, parseBps } from '../../lib/basis-points.ts';
import type { Clock } from '../../lib/clock.ts';
import { formatAmount, parseAmount, parseStored } from '../../lib/decimal.ts';
import { AuditLogModel } from '../../models/audit-log.ts';
import { FeeOverrideModel, type FeeOverrideRecord } from '../../models/fee-override.ts';
import { FeeTierModel, type FeeTierRecord } from '../../models/fee-tier.ts';
import { auditRecord, type Actor } from '../actor.ts';
import type { UserAdminService } from '../user-admin-service.ts';
import { checkFeeTiers, checkOverridePeriod } from './fee-problems.ts';
import type { FeeRefresher } from './fee-refresher.ts';
import type { UserVolumes } from './user-volumes.ts';

const OVERRIDES_SHOWN_MAX = 200;
const OVERRIDE_ID_PATTERN = /^[1-9]\d{0,17}$/;

/** What one user pays, and why. */
export interface FeeStanding {
  volumeAtoms: bigint;
  /** Index into the tiers by rising volume; 0 also when there are none. */
  tier: number;
  /** The one in effect. */
  override: FeeOverrideRecord | null;
}

export interface FeeServiceParts {
  sequelize: Sequelize;
  users: Pick<UserAdminService, 'get'>;
  volumes: UserVolumes;
  refresher: Pick<FeeRefresher, 'refreshUser' | 'refreshAll'>;
  clock: Clock;
}

/** The fee schedule and the exceptions from it. What users pay follows through the engine. */
export class FeeService {
  constructor(private readonly parts: FeeServiceParts) {}

  /** Lowest volume first. */
  tiers(): Promise<FeeTierRecord[]> {
    return FeeTierModel.findAll({ order: [['minVolume', 'ASC']] });
  }

  async standing(userId: string): Promise<FeeStanding> {
    const nowMs = this.parts.clock.nowMs();
    const [volumeAtoms, tiers, override] = await Promise.all([
      this.parts.volumes.of(userId, nowMs),
      this.tiers(),
      overrideInEffect(userId, new Date(nowMs)),
    ]);
    const reached = tiers.filter(({ minVolume }) => parseStored(minVolume) <= volumeAtoms);
    return { volumeAtoms, tier: Math.max(0, reached.length - 1), override };
  }

  /** Replaces the schedule. @throws AppError `validation_failed`. */
  async setTiers(actor: Actor, body: SetFeeTiersBody): Promise<FeeTierRecord[]> {
    checkFeeTiers(body);
    const rows = body.tiers.map((tier) => ({
      minVolume: formatAmount(parseAmount(tier.minVolume)),
      makerFeePpm: parseBps(tier.makerFeeBps),
      takerFeePpm: parseBps(tier.takerFeeBps),
    }));
    await this.parts.sequelize.transaction(async (transaction) => {
      const before = await this.tiers();
      await FeeTierModel.destroy({ where: {}, transaction });
      await FeeTierModel.bulkCreate(rows, { transaction });
      await writeAudit(transaction, actor, {
        action: 'fees.tiers',
        targetId: 'tiers',
        before: { tiers: before.map(auditedTier) },
        after: { tiers: body.tiers },
        reason: body.reason,
      });
    });
    this.parts.refresher.refreshAll();
    return this.tiers();
  }

  /** Past, present and to come, newest first, the latest 200. @throws AppError `not_found`. */
  async overrides(userId: string): Promise<FeeOverrideRecord[]> {
    await this.parts.users.get(userId);
    return FeeOverrideModel.findAll({
      where: { userId },
      order: [['id', 'DESC']],
      limit: OVERRIDES_SHOWN_MAX,
    });
  }

  /**
   * Gives a user rates of their own. Of several in effect, the one that began last counts.
   * @throws AppError `not_found`, `validation_failed`, or `forbidden` for oneself.
   */
  async addOverride(
    actor: Actor,
    userId: string,
    body: FeeOverrideBody,
  ): Promise<FeeOverrideRecord> {
    refuseOneself(actor, userId);
    await this.parts.users.get(userId);
    const nowMs = this.parts.clock.nowMs();
    const period = checkOverridePeriod(body, nowMs);
    const created = await this.parts.sequelize.transaction(async (transaction) => {
      const row = await FeeOverrideModel.create(
        {
          userId,
          makerFeePpm: parseBps(body.makerFeeBps),
          takerFeePpm: parseBps(body.takerFeeBps),
          effectiveFrom: period.from,
          effectiveUntil: period.until,
          reason: body.reason,
          createdBy: actor.userId,
          createdAt: new Date(nowMs),
        },
        { transaction },
      );
      await writeAudit(transaction, actor, {
        action: 'fees.override',
        targetId: userId,
        before: null,
        after: auditedOverride(row),
        reason: body.reason,
      });
      return row;
    });
    await this.parts.refresher.refreshUser(userId);
    return created;
  }

  /** Ends an override now; one to come never begins. @throws AppError `not_found`, `conflict`, `forbidden`. */
  async endOverride(actor: Actor, userId: string, overrideId: string): Promise<FeeOverrideRecord> {
    refuseOneself(actor, userId);
    const now = new Date(this.parts.clock.nowMs());
    const ended = await this.parts.sequelize.transaction(async (transaction) => {
      const row = OVERRIDE_ID_PATTERN.test(overrideId)
        ? await FeeOverrideModel.findOne({
            where: { id: overrideId, userId },
            lock: transaction.LOCK.UPDATE,
            transaction,
          })
        : null;
      if (row === null) throw new AppError('not_found', 'There is no such fee override.');
      if (row.effectiveUntil !== null && row.effectiveUntil <= now) {
        throw new AppError('conflict', 'The fee override has ended already.');
      }
      const before = auditedOverride(row);
      const effectiveUntil = row.effectiveFrom > now ? row.effectiveFrom : now;
      await row.update({ effectiveUntil }, { transaction });
      await writeAudit(transaction, actor, {
        action: 'fees.override_end',
        targetId: userId,
        before,
        after: auditedOverride(row),
        reason: 'ended by hand',
      });
      return row;
    });
    await this.parts.refresher.refreshUser(userId);
    return ended;
  }
}

function overrideInEffect(userId: string, now: Date): Promise<FeeOverrideModel | null> {
  return FeeOverrideModel.findOne({
    where: {
      userId,
      effectiveFrom: { [Op.lte]: now },
      effectiveUntil: { [Op.or]: [{ [Op.is]: null }, { [Op.gt]: now }] },
    },
    order: [
      ['effectiveFrom', 'DESC'],
      ['id', 'DESC'],
    ],
  });
}

function refuseOneself(actor: Actor, userId: string): void {
  if (actor.userId !== userId) return;
  throw new AppError('forbidden', 'Nobody changes their own fees.');
}

interface FeeChange {
  action: string;
  targetId: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown>;
  reason: string;
}

async function writeAudit(
  transaction: Transaction,
  actor: Actor,
  change: FeeChange,
): Promise<void> {
  await AuditLogModel.create(auditRecord(actor, { targetType: 'fees', ...change }), {
    transaction,
  });
}

function auditedTier({ minVolume, makerFeePpm, takerFeePpm }: FeeTierRecord) {
  return {
    minVolume: formatAmount(parseStored(minVolume)),
    makerFeeBps: formatBps(makerFeePpm),
    takerFeeBps: formatBps(takerFeePpm),
  };
}

function auditedOverride(row: FeeOverrideRecord) {
  return {
    id: row.id,
    makerFeeBps: formatBps(row.makerFeePpm),
    takerFeeBps: formatBps(row.takerFeePpm),
    from: row.effectiveFrom.toISOString(),
    until: row.effectiveUntil?.toISOString() ?? null,
  };
}
