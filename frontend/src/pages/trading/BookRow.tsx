import { memo, type KeyboardEvent, type MouseEvent } from 'react';
import type { BookRowView } from './book-rows.ts';
import styles from './trading.module.css';

interface BookRowProps extends BookRowView {
  side: 'bid' | 'ask';
  /** The row that the Tab key reaches; arrows go on from there. */
  isEntry: boolean;
  onClick: (event: MouseEvent<HTMLButtonElement>) => void;
  onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void;
}

/** One level of the book; `data-*` says what was picked. */
export const BookRow = memo(function BookRow(props: BookRowProps) {
  const side = props.side === 'bid' ? styles['bid'] : styles['ask'];
  return (
    <button
      type="button"
      className={`${styles['row'] ?? ''} ${side ?? ''} ${props.isOwn ? (styles['own'] ?? '') : ''}`}
      tabIndex={props.isEntry ? 0 : -1}
      onClick={props.onClick}
      onKeyDown={props.onKeyDown}
      data-side={props.side}
      data-price={props.priceValue}
      data-size={props.sizeValue}
      data-total={props.totalValue}
      title={props.isOwn ? 'Holds an order of yours' : undefined}
    >
      <i className={styles['depth']} style={{ transform: `scaleX(${props.depth})` }} />
      <span className={styles['price']}>{props.price}</span>
      <span data-column="size">{props.size}</span>
      <span data-column="total" className={styles['muted']}>
        {props.total}
      </span>
    </button>
  );
});
