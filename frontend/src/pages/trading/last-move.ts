import type { DecimalString, PublicTrade } from '@tokentradex/backend/contracts';
import { formatAmount, parseAmount } from '@tokentradex/backend/decimal';

export type Move = 'up' | 'down' | 'none';

/** How far the last price went from the one before that differed; null before there are two. */
export function lastStep(trades: readonly Pick<PublicTrade, 'price'>[]): DecimalString | null {
  const last = trades[0]?.price;
  const before = trades.find((trade) => trade.price !== last)?.price;
  if (last === undefined || before === undefined) return null;
  return formatAmount(parseAmount(last) - parseAmount(before));
}

/** Where the last price went, against the one before that differed. @param trades newest first. */
export function lastMove(trades: readonly Pick<PublicTrade, 'price'>[]): Move {
  const step = lastStep(trades);
  if (step === null) return 'none';
  return step.startsWith('-') ? 'down' : 'up';
}
