import type { DepositBody } from '../contracts/index.ts';
import type { TransactionState } from '../engine/state.ts';
import { AppError } from '../lib/app-error.ts';
import { assert } from '../lib/assert.ts';
import { parseAmount } from '../lib/decimal.ts';
import { TransactionModel } from '../models/transaction.ts';
import type { CommandOutcome, CommandSubmitter, NewCommand } from './command-request.ts';
import { fingerprintOf } from './fingerprint.ts';
import { keyReusedError, refusalError, requireToken } from './refusal-error.ts';
import { storedTransaction } from './stored-transaction.ts';
import type { TokenRegistry } from './token-registry.ts';

export interface Adjustment {
  userId: string;
  tokenId: number;
  /** Negative takes away, never below what is available. */
  amountAtoms: bigint;
  /** The operator; null when the house itself does it. */
  decidedBy: string | null;
  reason: string;
}

/** Money that comes in: deposits of the sandbox provider, and corrections by hand. */
export class BalanceManager {
  constructor(
    private readonly submitter: CommandSubmitter,
    private readonly tokens: TokenRegistry,
  ) {}

  /**
   * Announces a deposit and confirms it, as a provider would in two calls. With an idempotency key
   * that was used before, answers with the deposit that it made then.
   * @throws AppError for an unknown token, a reused key, or the engine's refusal.
   */
  async deposit(
    userId: string,
    body: DepositBody,
    idempotencyKey: string | null,
  ): Promise<TransactionState> {
    const tokenId = requireToken(this.tokens, body.tokenId).id;
    const amountAtoms = parseAmount(body.amount);
    const command: NewCommand = { type: 'request_deposit', userId, tokenId, amountAtoms };
    const outcome = await this.submitter.submit(
      idempotencyKey === null
        ? { command }
        : {
            command,
            idempotency: {
              userId,
              key: `deposit:${idempotencyKey}`,
              fingerprint: fingerprintOf([tokenId, amountAtoms]),
            },
          },
    );
    return this.confirm(depositIdOf(outcome));
  }

  /**
   * Confirms what a crash left announced: the sandbox provider has always paid.
   * @returns how many were credited.
   */
  async confirmPendingDeposits(): Promise<number> {
    const pending = await TransactionModel.findAll({
      where: { type: 'deposit', status: 'pending' },
      order: [['id', 'ASC']],
    });
    let creditedCount = 0;
    for (const { id } of pending) {
      const outcome = await this.submitter.submit({
        command: { type: 'confirm_deposit', transactionId: Number(id) },
      });
      if (outcome.kind === 'transaction') creditedCount += 1;
    }
    return creditedCount;
  }

  /** @throws AppError when the engine refuses. */
  async adjust(adjustment: Adjustment): Promise<TransactionState> {
    const outcome = await this.submitter.submit({ command: { type: 'adjust', ...adjustment } });
    if (outcome.kind === 'refused') throw refusalError(outcome);
    assert(outcome.kind === 'transaction', 'an adjustment is a transaction');
    return outcome.transaction;
  }

  private async confirm(transactionId: number): Promise<TransactionState> {
    const outcome = await this.submitter.submit({
      command: { type: 'confirm_deposit', transactionId },
    });
    if (outcome.kind === 'transaction') return outcome.transaction;
    assert(outcome.kind === 'refused', 'a confirmation is a transaction or refused');
    if (outcome.code !== 'unknown_transaction' && outcome.code !== 'transaction_closed') {
      throw refusalError(outcome);
    }
    // An earlier request with the same key has confirmed it.
    const row = await TransactionModel.findByPk(transactionId);
    if (row === null) throw new AppError('not_found', 'There is no such deposit.');
    return storedTransaction(row);
  }
}

function depositIdOf(outcome: CommandOutcome): number {
  if (outcome.kind === 'transaction') return outcome.transaction.id;
  if (outcome.kind === 'refused') throw refusalError(outcome);
  if (outcome.kind === 'key_reused') throw keyReusedError();
  assert(outcome.kind === 'repeated', 'a deposit is a transaction');
  const { outcome: first } = outcome;
  if (first.kind === 'refused') throw refusalError(first);
  assert(first.kind === 'transaction', 'the key of a deposit names a transaction');
  return first.transactionId;
}
