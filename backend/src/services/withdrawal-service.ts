import type { WithdrawalBody } from '../contracts/index.ts';
import type { TransactionState } from '../engine/state.ts';
import { AppError } from '../lib/app-error.ts';
import { assert } from '../lib/assert.ts';
import { parseAmount } from '../lib/decimal.ts';
import { IdempotencyResultModel } from '../models/idempotency-result.ts';
import { TransactionModel } from '../models/transaction.ts';
import type { Actor } from './actor.ts';
import { auditRecord } from './actor.ts';
import type { CommandOutcome, CommandRequest, CommandSubmitter } from './command-request.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { HouseGate } from './house/house-board.ts';
import { keyReusedError, refusalError, requireToken } from './refusal-error.ts';
import type { AccountFreeze } from './security/account-freeze.ts';
import type { SecondFactor } from './security/second-factor.ts';
import { storedTransaction } from './stored-transaction.ts';
import type { TokenRegistry } from './token-registry.ts';
import type { Principal } from './user-directory.ts';
import type { WithdrawalAdmission } from './withdrawals/withdrawal-admission.ts';

export type WithdrawalDecision = 'approve' | 'reject';

const TRANSACTION_ID_PATTERN = /^[1-9]\d{0,14}$/;

export interface WithdrawalServiceParts {
  gate: HouseGate;
  rules: { isVerifiedEmailRequired: boolean };
  submitter: CommandSubmitter;
  tokens: TokenRegistry;
  admission: WithdrawalAdmission;
  secondFactor: Pick<SecondFactor, 'require'>;
  freeze: Pick<AccountFreeze, 'whileUnfrozen'>;
}

/** Money that goes out: held until an operator decides or its owner takes it back. */
export class WithdrawalService {
  constructor(private readonly parts: WithdrawalServiceParts) {}

  /**
   * Locks the amount. The same key again answers with the withdrawal that it made.
   * @throws AppError `maintenance`, `email_unverified`, `kyc_required`, `idempotency_key_reused`, what the
   *   second factor asks for, what {@link WithdrawalAdmission} refuses, or the engine's refusal.
   */
  async hold(
    owner: Pick<Principal, 'userId' | 'kycStatus' | 'emailVerifiedAt'>,
    body: WithdrawalBody,
    idempotencyKey: string,
  ): Promise<TransactionState> {
    this.parts.gate.assertOpen();
    if (this.parts.rules.isVerifiedEmailRequired && owner.emailVerifiedAt === null) {
      throw new AppError('email_unverified', 'Withdrawals need a verified e-mail address.');
    }
    if (owner.kycStatus !== 'approved') {
      throw new AppError('kyc_required', 'Withdrawals need an approved identity check.');
    }
    const { userId } = owner;
    const token = requireToken(this.parts.tokens, body.tokenId);
    const { id: tokenId } = token;
    const amountAtoms = parseAmount(body.amount);
    const destination = await this.parts.admission.destinationOf(userId, tokenId, body);
    const { address } = destination;
    const key = `withdrawal:${idempotencyKey}`;
    // A key that was used has no second effect: sent again for lack of an answer, its code is spent.
    const isKeyUsed = (await IdempotencyResultModel.count({ where: { userId, key } })) > 0;
    if (!isKeyUsed) await this.parts.secondFactor.require(userId, body.totp);
    const fingerprint = fingerprintOf([tokenId, amountAtoms, address]);
    const idempotency = { userId, key, fingerprint };
    const admission = await this.parts.admission.admit({
      token,
      amountAtoms,
      destination,
      idempotency,
    });
    const outcome = await this.parts.submitter.submit({
      command: { type: 'hold_withdrawal', userId, tokenId, amountAtoms, address },
      idempotency,
      deadlineMs: admission.deadlineMs,
    });
    await this.parts.admission.settle(admission, outcome);
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
   * Pays a withdrawal out or gives it back. Of several decisions at once, one takes effect. Nothing is
   * paid out of an account that its owner has frozen.
   * @throws AppError `not_found`, `transaction_closed`, `account_frozen`, or `forbidden` for one's own.
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
    const request: CommandRequest = {
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
    };
    if (decision === 'reject') return this.close(row, request);
    return this.parts.freeze.whileUnfrozen(row.userId, () => this.close(row, request));
  }

  private async close(row: TransactionModel, request: CommandRequest): Promise<TransactionState> {
    const outcome = await this.parts.submitter.submit(request);
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
