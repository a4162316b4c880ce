import type { TransactionState } from '../engine/state.ts';
import { parseStored } from '../lib/decimal.ts';
import type { TransactionRecord } from '../models/transaction.ts';

/** A transaction's row as the engine states transactions. */
export function storedTransaction(row: TransactionRecord): TransactionState {
  return {
    id: Number(row.id),
    userId: row.userId,
    tokenId: row.tokenId,
    type: row.type,
    amountAtoms: parseStored(row.amount),
    status: row.status,
    address: row.address,
    decidedBy: row.decidedBy,
    reason: row.reason,
    createdAtMs: row.createdAt.getTime(),
    updatedAtMs: row.updatedAt.getTime(),
  };
}
