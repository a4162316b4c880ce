import type { Transaction } from '../contracts/index.ts';
import type { TransactionState } from '../engine/state.ts';
import { formatAmount } from '../lib/decimal.ts';
import type { TokenNames } from './order.ts';
import { presentTime } from './time.ts';

export function presentTransaction(transaction: TransactionState, tokens: TokenNames): Transaction {
  return {
    id: String(transaction.id),
    tokenId: String(transaction.tokenId),
    symbol: tokens.require(transaction.tokenId).symbol,
    type: transaction.type,
    amount: formatAmount(transaction.amountAtoms),
    status: transaction.status,
    address: transaction.address,
    reason: transaction.reason,
    createdAt: presentTime(transaction.createdAtMs),
    updatedAt: presentTime(transaction.updatedAtMs),
  };
}
