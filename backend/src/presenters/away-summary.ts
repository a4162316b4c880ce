import type { AwaySummary } from '../contracts/index.ts';
import { formatAmount } from '../lib/decimal.ts';
import type { AwayRecord } from '../services/notifications/user-presence.ts';
import type { TokenNames } from './order.ts';
import { presentTime } from './time.ts';

export function presentAwaySummary(record: AwayRecord, tokens: TokenNames): AwaySummary {
  return {
    since: presentTime(record.since.getTime()),
    fillCount: record.fillCount,
    fills: record.fills.map(({ tokenId, side, fillCount, quantityAtoms, quoteAtoms }) => ({
      tokenId: String(tokenId),
      symbol: tokens.require(tokenId).symbol,
      side,
      fillCount,
      quantity: formatAmount(quantityAtoms),
      quoteAmount: formatAmount(quoteAtoms),
    })),
  };
}
