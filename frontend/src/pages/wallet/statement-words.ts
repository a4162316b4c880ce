import type { StatementLine } from '@tokentradex/backend/contracts';
import { signOf } from '../../lib/decimal-text.ts';

/** What a ledger line is for, in words. */
export function describeLine(line: StatementLine): string {
  switch (line.journalType) {
    case 'trade':
      if (line.kind === 'fee') return 'Trading fee';
      return signOf(line.amount) < 0 ? 'Trade, paid' : 'Trade, received';
    case 'deposit':
      return line.kind === 'fee' ? 'Deposit fee' : 'Deposit';
    case 'withdrawal':
      return line.kind === 'fee' ? 'Withdrawal fee' : 'Withdrawal';
    case 'adjustment':
      return 'Adjustment';
  }
}
