import { Op, type Sequelize, type Transaction } from 'sequelize';
import {
  LIMITS,
  type AdjustmentPreviewQuery,
  type DecideAdjustmentBody,
  type ProposeAdjustmentBody,
} from '../../contracts/index.ts';
import { AMOUNT_ATOMS_MAX } from '../../engine/bounds.ts';
import { AppError } from '../../lib/app-error.ts';
import { assert } from '../../lib/assert.ts';
import type { Clock } from '../../lib/clock.ts';
import { formatAmount, parseSignedAmount } from '../../lib/decimal.ts';
import { AdjustmentProposalModel } from '../../models/adjustment-proposal.ts';
import { AuditLogModel } from '../../models/audit-log.ts';
import { UserModel } from '../../models/user.ts';
import { auditRecord, type Actor } from '../actor.ts';
import type { AuditRecord } from '../command-request.ts';
import { refusalError } from '../refusal-error.ts';
import type { TokenRegistry } from '../token-registry.ts';
import type { AdjustmentBooking } from './adjustment-booking.ts';
import type { AdjustmentEstimate, AdjustmentEstimator } from './adjustment-estimate.ts';
import type { AdjustmentQueue, QueuedAdjustment } from './adjustment-queue.ts';

const EXPIRES_AFTER_MS = LIMITS.adjustmentHours * 3_600_000;

export interface AdjustmentServiceParts {
  sequelize: Sequelize;
  tokens: TokenRegistry;
  estimator: AdjustmentEstimator;
  queue: AdjustmentQueue;
  booking: AdjustmentBooking;
  clock: Clock;
}

/**
 * Corrections of balances by hand. One operator proposes, which has no effect; another one types the
 * amount and the symbol again and decides. Nobody does either for their own account.
 */
export class AdjustmentService {
  constructor(private readonly parts: AdjustmentServiceParts) {}

  /** @throws AppError `validation_failed` for what is no user, `unknown_token`. */
  async preview(query: AdjustmentPreviewQuery): Promise<AdjustmentEstimate> {
    await requireUser(query.userId);
    return this.parts.estimator.estimate(query);
  }

  /**
   * @throws AppError `forbidden` for one's own account, `validation_failed`, `unknown_token`,
   *   `quantity_too_large`, `insufficient_balance`, `conflict` when too many wait.
   */
  async propose(actor: Actor, body: ProposeAdjustmentBody): Promise<QueuedAdjustment> {
    if (actor.userId === body.userId) {
      throw new AppError('forbidden', 'Nobody adjusts their own balance.');
    }
    const estimate = await this.preview(body);
    refuseImpossible(estimate);
    if ((await this.parts.queue.countOpen()) >= LIMITS.openAdjustmentsMax) {
      throw new AppError(
        'conflict',
        `${LIMITS.openAdjustmentsMax} adjustments wait already. Decide some of them first.`,
      );
    }
    const { token, amountAtoms, valueAtoms, houseTotalAtoms } = estimate;
    const nowMs = this.parts.clock.nowMs();
    const id = await this.parts.sequelize.transaction(async (transaction) => {
      const row = await AdjustmentProposalModel.create(
        {
          userId: body.userId,
          tokenId: token.id,
          amount: formatAmount(amountAtoms),
          value: valueAtoms === null ? null : formatAmount(valueAtoms),
          houseTotal: formatAmount(houseTotalAtoms),
          reason: body.reason,
          proposedBy: actor.userId,
          createdAt: new Date(nowMs),
          expiresAt: new Date(nowMs + EXPIRES_AFTER_MS),
        },
        { transaction },
      );
      const { reason } = body;
      await writeAudit(transaction, actor, { row, action: 'propose', before: null, reason, token });
      return row.id;
    });
    return this.parts.queue.get(id);
  }

  /**
   * Books the adjustment. Of several decisions at once, one takes effect.
   * @throws AppError `not_found`, `forbidden`, `validation_failed` naming what was typed wrong,
   *   `transaction_closed`, or the engine's refusal, after which it waits as before.
   */
  async approve(actor: Actor, id: string, body: DecideAdjustmentBody): Promise<QueuedAdjustment> {
    const proposal = await this.check(actor, id, body);
    const row = await this.claim(actor, proposal, body.reason);
    const refused = await this.parts.booking.book(row);
    if (refused !== null) throw refusalError(refused);
    return this.parts.queue.get(id);
  }

  /** Lays the proposal aside, with the same rules as {@link approve}. */
  async reject(actor: Actor, id: string, body: DecideAdjustmentBody): Promise<QueuedAdjustment> {
    const proposal = await this.check(actor, id, body);
    await this.parts.sequelize.transaction(async (transaction) => {
      const row = await this.take(proposal, transaction, {
        status: 'rejected',
        decidedBy: actor.userId,
        decisionReason: body.reason,
      });
      await writeAudit(transaction, actor, {
        row,
        action: 'reject',
        before: { status: 'proposed' },
        reason: body.reason,
        token: this.parts.tokens.require(row.tokenId),
      });
    });
    return this.parts.queue.get(id);
  }

  /** Who decides what: refused before anything is written. */
  private async check(
    actor: Actor,
    id: string,
    { confirm }: DecideAdjustmentBody,
  ): Promise<QueuedAdjustment> {
    const proposal = await this.parts.queue.get(id);
    if (proposal.proposedBy.id === actor.userId) {
      throw new AppError(
        'forbidden',
        'A second person decides: nobody decides what they proposed.',
      );
    }
    if (proposal.user.id === actor.userId) {
      throw new AppError('forbidden', 'Nobody decides about their own balance.');
    }
    const { symbol } = this.parts.tokens.require(proposal.tokenId);
    const details = [
      ...(parseSignedAmount(confirm.amount) === proposal.amountAtoms
        ? []
        : [{ field: 'confirm.amount', message: 'is not the amount of the proposal' }]),
      ...(confirm.symbol === symbol
        ? []
        : [{ field: 'confirm.symbol', message: 'is not the symbol of the proposal' }]),
    ];
    if (details.length > 0) {
      throw new AppError('validation_failed', 'What was typed is not what was proposed.', {
        details,
      });
    }
    return proposal;
  }

  /** From now on it is approved, whatever happens to this process. */
  private async claim(
    actor: Actor,
    proposal: QueuedAdjustment,
    reason: string,
  ): Promise<AdjustmentProposalModel> {
    const token = this.parts.tokens.require(proposal.tokenId);
    const approval: AuditRecord = auditRecord(actor, {
      action: 'adjustment.approve',
      targetType: 'adjustment',
      targetId: proposal.id,
      before: { status: 'proposed' },
      after: {
        status: 'approved',
        userId: proposal.user.id,
        symbol: token.symbol,
        amount: formatAmount(proposal.amountAtoms),
      },
      reason,
    });
    return this.parts.sequelize.transaction((transaction) =>
      this.take(proposal, transaction, {
        status: 'applying',
        decidedBy: actor.userId,
        decisionReason: reason,
        approval,
      }),
    );
  }

  /** The one step that only the first of several decisions can take. */
  private async take(
    { id, status }: QueuedAdjustment,
    transaction: Transaction,
    decision: Pick<AdjustmentProposalModel, 'status' | 'decidedBy' | 'decisionReason'> & {
      approval?: object;
    },
  ): Promise<AdjustmentProposalModel> {
    const now = new Date(this.parts.clock.nowMs());
    const attempt = this.parts.sequelize.literal('attempt + 1');
    const [count] = await AdjustmentProposalModel.update(
      { ...decision, decidedAt: now, attempt },
      { where: { id, status: 'proposed', expiresAt: { [Op.gt]: now } }, transaction },
    );
    const row = await AdjustmentProposalModel.findByPk(id, { transaction });
    assert(row !== null, 'proposals are never deleted');
    if (count === 1) return row;
    const found = status === 'expired' ? status : row.status;
    throw new AppError(
      'transaction_closed',
      found === 'proposed' ? 'The adjustment is expired.' : `The adjustment is ${found}.`,
    );
  }
}

/** The house's own accounts are nobody's: their balances follow from everybody else's. */
async function requireUser(userId: string): Promise<void> {
  const user = await UserModel.findOne({
    where: { id: userId, isSystem: false },
    attributes: ['id'],
  });
  if (user !== null) return;
  throw new AppError('validation_failed', 'The request is not valid.', {
    details: [{ field: 'userId', message: 'is not a user' }],
  });
}

/** What the engine would refuse later is refused now; it has the last word when it is approved. */
function refuseImpossible({ amountAtoms, availableAtoms, balanceAtoms }: AdjustmentEstimate): void {
  if (amountAtoms > 0n && balanceAtoms + amountAtoms > AMOUNT_ATOMS_MAX) {
    throw new AppError(
      'quantity_too_large',
      `An amount and the balance it makes must be at most ${formatAmount(AMOUNT_ATOMS_MAX)}.`,
    );
  }
  if (-amountAtoms > availableAtoms) {
    throw new AppError('insufficient_balance', `Available is ${formatAmount(availableAtoms)}.`);
  }
}

async function writeAudit(
  transaction: Transaction,
  actor: Actor,
  change: {
    row: AdjustmentProposalModel;
    action: 'propose' | 'reject';
    before: Record<string, unknown> | null;
    reason: string;
    token: { symbol: string };
  },
): Promise<void> {
  const { row, action, before, reason, token } = change;
  await AuditLogModel.create(
    auditRecord(actor, {
      action: `adjustment.${action}`,
      targetType: 'adjustment',
      targetId: row.id,
      before,
      after: {
        status: row.status,
        userId: row.userId,
        symbol: token.symbol,
        amount: formatAmount(parseSignedAmount(row.amount)),
      },
      reason,
    }),
    { transaction },
  );
}
