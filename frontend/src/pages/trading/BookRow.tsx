import { memo, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react';
import { VISUALLY_HIDDEN } from '../../components/visually-hidden.ts';
import type { BookRowView } from './book-rows.ts';
import styles from './trading.module.css';

interface BookRowProps extends BookRowView {
  side: 'bid' | 'ask';
  index: number;
  /** The row that the Tab key reaches; arrows go on from there. */
  isEntry: boolean;
  /** Says that the row holds an order of the user. */
  ownText: string;
  onClick: (event: MouseEvent<HTMLButtonElement>) => void;
  onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void;
  onFocus: (event: FocusEvent<HTMLButtonElement>) => void;
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
      onFocus={props.onFocus}
      data-side={props.side}
      data-index={props.index}
      data-price={props.priceValue}
      data-size={props.sizeValue}
      data-total={props.totalValue}
      data-own={props.isOwn || undefined}
      title={props.isOwn ? props.ownText : undefined}
    >
      <i className={styles['depth']} style={{ transform: `scaleX(${props.depth})` }} />
      <span className={styles['price']}>
        {props.price}
        {props.isOwn && <span style={VISUALLY_HIDDEN}>{props.ownText}</span>}
      </span>
      <span data-column="size">{props.size}</span>
      <span data-column="total" className={styles['muted']}>
        {props.total}
      </span>
    </button>
  );
});
