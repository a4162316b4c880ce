import type { StatementLine } from '@tokentradex/backend/contracts';
import type { walletTexts } from '../../i18n/en/wallet.ts';
import type { TextKey } from '../../i18n/i18n.ts';
import { signOf } from '../../lib/decimal-text.ts';

/** The text that says what a ledger line is for. */
export function lineText(line: StatementLine): TextKey<typeof walletTexts> {
  switch (line.journalType) {
    case 'trade':
      if (line.kind === 'fee') return 'line.tradeFee';
      return signOf(line.amount) < 0 ? 'line.tradePaid' : 'line.tradeReceived';
    case 'deposit':
      return line.kind === 'fee' ? 'line.depositFee' : 'line.deposit';
    case 'withdrawal':
      return line.kind === 'fee' ? 'line.withdrawalFee' : 'line.withdrawal';
    case 'adjustment':
      return 'line.adjustment';
  }
}
