import type { Token } from '@tokentradex/backend/contracts';
import { decimalsOf, formatDecimal, formatFixed, NO_VALUE } from '../../lib/decimal-text.ts';
import type { BookView } from '../../services/market-data/book-store.ts';
import { useTape } from '../../services/market-data/use-market-data.ts';
import { spreadOf } from './book-rows.ts';
import { MoveArrow } from './MoveArrow.tsx';
import { lastMove } from './last-move.ts';
import styles from './trading.module.css';

const PERCENT = { decimalsMin: 3, decimalsMax: 3, marksTiny: true };

/** Between the sides: the last price with its direction, and the spread. */
export function SpreadRow({ market, book }: { market: Token; book: BookView }) {
  const { trades } = useTape(market.id);
  const decimals = decimalsOf(market.tickSize);
  const last = trades[0]?.price ?? market.currentPrice;
  const move = lastMove(trades);
  const spread = spreadOf(book);
  return (
    <div className={styles['spread']}>
      <span className={`${styles['spreadPrice'] ?? ''} ${styles[move] ?? ''}`}>
        {last === null ? NO_VALUE : formatFixed(last, decimals)}
        <MoveArrow move={move} />
      </span>
      <span className={styles['spring']} />
      {spread !== null && (
        <span className={styles['muted']}>
          Spread {formatFixed(spread.value, decimals)} · {formatDecimal(spread.percent, PERCENT)}%
        </span>
      )}
    </div>
  );
}
