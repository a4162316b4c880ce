import type { StatementLine } from '../contracts/index.ts';
import { formatAmount, parseStored } from '../lib/decimal.ts';
import type { LedgerEntryRecord } from '../models/ledger-entry.ts';
import type { TokenNames } from './order.ts';

export function presentStatementLine(entry: LedgerEntryRecord, tokens: TokenNames): StatementLine {
  return {
    id: entry.id,
    tokenId: String(entry.tokenId),
    symbol: tokens.require(entry.tokenId).symbol,
    journalType: entry.journalType,
    kind: entry.kind,
    referenceId: entry.referenceId,
    amount: formatAmount(parseStored(entry.amount)),
    balanceAfter: formatAmount(parseStored(entry.balanceAfter)),
    time: entry.createdAt.toISOString(),
  };
}
