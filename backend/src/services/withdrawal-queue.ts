import { LIMITS, type AdminWithdrawalsQuery } from '../contracts/index.ts';
import type { TransactionState } from '../engine/state.ts';
import { AppError } from '../lib/app-error.ts';
import { assert } from '../lib/assert.ts';
import { TransactionModel } from '../models/transaction.ts';
import { UserModel, type UserRecord } from '../models/user.ts';
import { idBefore, pageOf, type RowPage } from './page.ts';
import { storedTransaction } from './stored-transaction.ts';

export interface QueuedWithdrawal {
  transaction: TransactionState;
  user: Pick<UserRecord, 'id' | 'email' | 'username' | 'kycStatus'>;
}

const WITH_USER = {
  model: UserModel,
  as: 'user',
  required: true,
  attributes: ['id', 'email', 'username', 'kycStatus'],
};

/** Withdrawals as operators see them: with who asked. */
export class WithdrawalQueue {
  async list(query: AdminWithdrawalsQuery): Promise<RowPage<QueuedWithdrawal>> {
    const limit = query.limit ?? LIMITS.pageSizeDefault;
    const rows = await TransactionModel.findAll({
      where: {
        type: 'withdrawal',
        ...(query.status === undefined ? {} : { status: query.status }),
        ...idBefore(query),
      },
      include: [WITH_USER],
      order: [['id', 'DESC']],
      limit: limit + 1,
    });
    return pageOf(rows.map(queued), limit, ({ transaction }) => transaction.id);
  }

  /** @throws AppError `not_found`. */
  async get(transactionId: number): Promise<QueuedWithdrawal> {
    const row = await TransactionModel.findOne({
      where: { id: String(transactionId), type: 'withdrawal' },
      include: [WITH_USER],
    });
    if (row === null) throw new AppError('not_found', 'There is no such withdrawal.');
    return queued(row);
  }
}

function queued(row: TransactionModel): QueuedWithdrawal {
  const { user } = row;
  assert(user !== undefined, 'a withdrawal is read with its user');
  return { transaction: storedTransaction(row), user };
}
