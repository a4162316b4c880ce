import type { Token } from '@tokentradex/backend/contracts';
import { orderBookTexts } from '../../i18n/en/order-book.ts';
import { useText } from '../../i18n/use-text.ts';
import { decimalsOf, formatDecimal, formatFixed, NO_VALUE } from '../../lib/decimal-text.ts';
import type { BookView } from '../../services/market-data/book-store.ts';
import { useTape } from '../../services/market-data/use-market-data.ts';
import { spreadOf } from './book-rows.ts';
import { lastMove, lastStep } from './last-move.ts';
import { MoveArrow } from './MoveArrow.tsx';
import styles from './trading.module.css';

const PERCENT = { decimalsMin: 3, decimalsMax: 3, marksTiny: true };

/** Between the sides: the last price with its direction and its last step, and the spread. */
export function SpreadRow({ market, book }: { market: Token; book: BookView }) {
  const t = useText(orderBookTexts);
  const { trades } = useTape(market.id);
  const decimals = decimalsOf(market.tickSize);
  const last = trades[0]?.price ?? market.currentPrice;
  const move = lastMove(trades);
  const step = lastStep(trades);
  const spread = spreadOf(book);
  return (
    <div className={styles['spread']}>
      <span
        className={`${styles['spreadPrice'] ?? ''} ${styles[move] ?? ''}`}
        title={
          step === null
            ? undefined
            : formatDecimal(step, { decimalsMin: decimals, decimalsMax: decimals, isSigned: true })
        }
      >
        {last === null ? NO_VALUE : formatFixed(last, decimals)}
        <MoveArrow move={move} />
      </span>
      <span className={styles['spring']} />
      {spread !== null && (
        <span className={styles['muted']}>
          {t('spread', {
            value: formatFixed(spread.value, decimals),
            percent: formatDecimal(spread.percent, PERCENT),
          })}
        </span>
      )}
    </div>
  );
}
