import { Op, type WhereOptions } from 'sequelize';
import {
  LIMITS,
  type AdjustmentsQuery,
  type AdjustmentStatus,
  type AdjustmentWarning,
} from '../../contracts/index.ts';
import { AppError } from '../../lib/app-error.ts';
import { assert } from '../../lib/assert.ts';
import type { Clock } from '../../lib/clock.ts';
import { parseStored } from '../../lib/decimal.ts';
import { AdjustmentProposalModel } from '../../models/adjustment-proposal.ts';
import { UserModel, type UserRecord } from '../../models/user.ts';
import { adjustmentWarnings } from './adjustment-estimate.ts';
import { idBefore, pageOf, type RowPage } from '../page.ts';

/** A proposal with the people that it names. Amounts in atoms. */
export interface QueuedAdjustment {
  id: string;
  user: Pick<UserRecord, 'id' | 'email' | 'username'>;
  tokenId: number;
  amountAtoms: bigint;
  valueAtoms: bigint | null;
  houseTotalAtoms: bigint;
  warnings: AdjustmentWarning[];
  reason: string;
  status: AdjustmentStatus;
  proposedBy: Pick<UserRecord, 'id' | 'email'>;
  createdAt: Date;
  expiresAt: Date;
  decidedBy: Pick<UserRecord, 'id' | 'email'> | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  transactionId: string | null;
}

const ID_PATTERN = /^[1-9]\d{0,17}$/;
const WITH_PEOPLE = [
  { model: UserModel, as: 'user', required: true, attributes: ['id', 'email', 'username'] },
  { model: UserModel, as: 'proposer', required: true, attributes: ['id', 'email'] },
  { model: UserModel, as: 'decider', required: false, attributes: ['id', 'email'] },
];

/** Proposals as operators see them, newest first. */
export class AdjustmentQueue {
  constructor(private readonly clock: Clock) {}

  async list(query: AdjustmentsQuery): Promise<RowPage<QueuedAdjustment>> {
    const limit = query.limit ?? LIMITS.pageSizeDefault;
    const rows = await AdjustmentProposalModel.findAll({
      where: { [Op.and]: [this.ofStatus(query.status), idBefore(query)] },
      include: WITH_PEOPLE,
      order: [['id', 'DESC']],
      limit: limit + 1,
    });
    return pageOf(
      rows.map((row) => this.queued(row)),
      limit,
      ({ id }) => id,
    );
  }

  /** @throws AppError `not_found`. */
  async get(id: string): Promise<QueuedAdjustment> {
    const row = ID_PATTERN.test(id)
      ? await AdjustmentProposalModel.findByPk(id, { include: WITH_PEOPLE })
      : null;
    if (row === null) throw new AppError('not_found', 'There is no such adjustment.');
    return this.queued(row);
  }

  /** How many wait for a decision. */
  countOpen(): Promise<number> {
    return AdjustmentProposalModel.count({ where: this.ofStatus('proposed') });
  }

  private ofStatus(status: AdjustmentStatus | undefined): WhereOptions<AdjustmentProposalModel> {
    const now = new Date(this.clock.nowMs());
    switch (status) {
      case undefined:
        return {};
      case 'proposed':
        return { status: 'proposed', expiresAt: { [Op.gt]: now } };
      case 'expired':
        return { status: 'proposed', expiresAt: { [Op.lte]: now } };
      case 'applying':
      case 'approved':
      case 'rejected':
        return { status };
    }
  }

  private queued(row: AdjustmentProposalModel): QueuedAdjustment {
    const { user, proposer, decider, expiresAt } = row;
    assert(user !== undefined && proposer !== undefined, 'a proposal is read with its people');
    const isExpired = row.status === 'proposed' && expiresAt.getTime() <= this.clock.nowMs();
    const weight = {
      amountAtoms: parseStored(row.amount),
      valueAtoms: row.value === null ? null : parseStored(row.value),
      houseTotalAtoms: parseStored(row.houseTotal),
    };
    return {
      id: row.id,
      user,
      tokenId: row.tokenId,
      ...weight,
      warnings: adjustmentWarnings(weight),
      reason: row.reason,
      status: isExpired ? 'expired' : row.status,
      proposedBy: proposer,
      createdAt: row.createdAt,
      expiresAt,
      decidedBy: decider ?? null,
      decidedAt: row.decidedAt,
      decisionReason: row.decisionReason,
      transactionId: row.transactionId,
    };
  }
}
