import type { PublicTrade } from '@tokentradex/backend/contracts';
import { parseAmount } from '@tokentradex/backend/decimal';

export type Move = 'up' | 'down' | 'none';

/** Where the last price went, against the one before that differed. @param trades newest first. */
export function lastMove(trades: readonly Pick<PublicTrade, 'price'>[]): Move {
  const last = trades[0]?.price;
  const before = trades.find((trade) => trade.price !== last)?.price;
  if (last === undefined || before === undefined) return 'none';
  return parseAmount(last) > parseAmount(before) ? 'up' : 'down';
}
