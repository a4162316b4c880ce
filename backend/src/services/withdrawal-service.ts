import type { WithdrawalBody } from '../contracts/index.ts';
import type { TransactionState } from '../engine/state.ts';
import { AppError } from '../lib/app-error.ts';
import { assert } from '../lib/assert.ts';
import { parseAmount } from '../lib/decimal.ts';
import { TransactionModel } from '../models/transaction.ts';
import type { Actor } from './actor.ts';
import { auditRecord } from './actor.ts';
import type { CommandOutcome, CommandRequest, CommandSubmitter } from './command-request.ts';
import { fingerprintOf } from './fingerprint.ts';
import { keyReusedError, refusalError, requireToken } from './refusal-error.ts';
import { storedTransaction } from './stored-transaction.ts';
import type { TokenRegistry } from './token-registry.ts';
import type { Principal } from './user-directory.ts';
import type { WithdrawalAdmission } from './withdrawals/withdrawal-admission.ts';

export type WithdrawalDecision = 'approve' | 'reject';

const TRANSACTION_ID_PATTERN = /^[1-9]\d{0,14}$/;

/** Money that goes out: held until an operator decides or its owner takes it back. */
export class WithdrawalService {
  constructor(
    private readonly submitter: CommandSubmitter,
    private readonly tokens: TokenRegistry,
    private readonly admission: WithdrawalAdmission,
  ) {}

  /**
   * Locks the amount. The same key again answers with the withdrawal that it made.
   * @throws AppError `kyc_required`, `idempotency_key_reused`, what {@link WithdrawalAdmission} refuses,
   *   or the engine's refusal.
   */
  async hold(
    owner: Pick<Principal, 'userId' | 'kycStatus'>,
    body: WithdrawalBody,
    idempotencyKey: string,
  ): Promise<TransactionState> {
    if (owner.kycStatus !== 'approved') {
      throw new AppError('kyc_required', 'Withdrawals need an approved identity check.');
    }
    const { userId } = owner;
    const token = requireToken(this.tokens, body.tokenId);
    const { id: tokenId } = token;
    const amountAtoms = parseAmount(body.amount);
    const destination = await this.admission.destinationOf(userId, tokenId, body);
    const { address } = destination;
    const idempotency = {
      userId,
      key: `withdrawal:${idempotencyKey}`,
      fingerprint: fingerprintOf([tokenId, amountAtoms, address]),
    };
    const admission = await this.admission.admit({ token, amountAtoms, destination, idempotency });
    const outcome = await this.submitter.submit({
      command: { type: 'hold_withdrawal', userId, tokenId, amountAtoms, address },
      idempotency,
      deadlineMs: admission.deadlineMs,
    });
    await this.admission.settle(admission, outcome);
    return withdrawalOf(outcome);
  }

  /** Takes one's own withdrawal back. @throws AppError `not_found` or `transaction_closed`. */
  async cancel(userId: string, reference: string): Promise<TransactionState> {
    const row = await findWithdrawal(reference, userId);
    return this.close(row, {
      command: {
        type: 'release_withdrawal',
        transactionId: Number(row.id),
        status: 'cancelled',
        userId,
        decidedBy: null,
        reason: null,
      },
    });
  }

  /**
   * Pays a withdrawal out or gives it back. Of several decisions at once, one takes effect.
   * @throws AppError `not_found`, `transaction_closed`, or `forbidden` for one's own.
   */
  async decide(
    actor: Actor,
    reference: string,
    decision: WithdrawalDecision,
    reason: string,
  ): Promise<TransactionState> {
    const row = await findWithdrawal(reference, null);
    if (row.userId === actor.userId) {
      throw new AppError('forbidden', 'Nobody decides about their own withdrawal.');
    }
    const transactionId = Number(row.id);
    const decidedBy = actor.userId;
    return this.close(row, {
      command:
        decision === 'approve'
          ? { type: 'settle_withdrawal', transactionId, decidedBy, reason }
          : {
              type: 'release_withdrawal',
              transactionId,
              status: 'rejected',
              userId: null,
              decidedBy,
              reason,
            },
      audit: auditRecord(actor, {
        action: `withdrawal.${decision}`,
        targetType: 'withdrawal',
        targetId: row.id,
        before: { status: 'held' },
        after: { status: decision === 'approve' ? 'completed' : 'rejected' },
        reason,
      }),
    });
  }

  private async close(row: TransactionModel, request: CommandRequest): Promise<TransactionState> {
    const outcome = await this.submitter.submit(request);
    if (outcome.kind === 'refused' && outcome.code === 'unknown_transaction') {
      // The engine has forgotten closed ones; whoever may see it is told more than that.
      await row.reload();
      throw new AppError('transaction_closed', `The withdrawal is ${row.status}.`);
    }
    return withdrawalOf(outcome);
  }
}

async function findWithdrawal(reference: string, userId: string | null): Promise<TransactionModel> {
  const row = TRANSACTION_ID_PATTERN.test(reference)
    ? await TransactionModel.findOne({
        where: { id: reference, type: 'withdrawal', ...(userId === null ? {} : { userId }) },
      })
    : null;
  if (row === null) throw new AppError('not_found', 'There is no such withdrawal.');
  return row;
}

async function withdrawalOf(outcome: CommandOutcome): Promise<TransactionState> {
  if (outcome.kind === 'transaction') return outcome.transaction;
  if (outcome.kind === 'refused') throw refusalError(outcome);
  if (outcome.kind === 'key_reused') throw keyReusedError();
  assert(outcome.kind === 'repeated', 'a withdrawal is a transaction');
  const { outcome: first } = outcome;
  if (first.kind === 'refused') throw refusalError(first);
  assert(first.kind === 'transaction', 'the key of a withdrawal names a transaction');
  const row = await TransactionModel.findByPk(first.transactionId);
  assert(row !== null, `transaction ${first.transactionId} is stored`);
  return storedTransaction(row);
}
