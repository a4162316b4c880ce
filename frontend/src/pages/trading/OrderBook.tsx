import Skeleton from '@mui/material/Skeleton';
import type { Token } from '@tokentradex/backend/contracts';
import { parseAmount } from '@tokentradex/backend/decimal';
import { useCallback, useMemo, useState, type FocusEvent, type KeyboardEvent } from 'react';
import type { MouseEvent } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { orderBookTexts } from '../../i18n/en/order-book.ts';
import { useText } from '../../i18n/use-text.ts';
import { decimalsOf } from '../../lib/decimal-text.ts';
import { useBook } from '../../services/market-data/use-market-data.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectBookOrdersOf } from '../../store/slices/ordersSlice.ts';
import { BookControls, type BookSides } from './BookControls.tsx';
import { BookRow } from './BookRow.tsx';
import { buildBookRows, groupSteps, type BookRowView } from './book-rows.ts';
import { clickedColumn, columnOfKeys, levelOfRow, type PickedLevel } from './picked-level.ts';
import { SpreadRow } from './SpreadRow.tsx';
import { StaleBadge } from './StaleBadge.tsx';
import styles from './trading.module.css';
import { useBookGroup } from './use-book-group.ts';
import { useRowCapacity } from './use-row-capacity.ts';

const ROW_HEIGHT = 24;

interface OrderBookProps {
  market: Token;
  quoteSymbol: string;
  /** A click on a price, a size or a total. */
  onPick: (level: PickedLevel) => void;
}

const ROW_KEYS: Record<string, (index: number, count: number) => number> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

/** Up and down go from row to row, over the spread. */
function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const move = ROW_KEYS[event.key];
  if (move === undefined) return;
  const levels = event.currentTarget.closest('[data-levels]');
  const rows = [...(levels?.querySelectorAll<HTMLElement>('button[data-price]') ?? [])];
  const index = rows.findIndex((row) => row === event.currentTarget);
  event.preventDefault();
  rows[move(index, rows.length)]?.focus();
}

function useOwnPrices(marketId: string) {
  const orders = useAppSelector((state) => selectBookOrdersOf(state, marketId));
  return useMemo(() => {
    const pricesOf = (side: 'buy' | 'sell') =>
      orders.flatMap((order) =>
        order.side === side && order.price !== null ? [parseAmount(order.price)] : [],
      );
    return { bids: pricesOf('buy'), asks: pricesOf('sell') };
  }, [orders]);
}

type RowName = `${'bid' | 'ask'} ${number}`;

interface SideRowsProps {
  rows: readonly BookRowView[];
  side: 'bid' | 'ask';
  /** The one row that Tab reaches. */
  entry: RowName;
  ownText: string;
  onClick: (event: MouseEvent<HTMLButtonElement>) => void;
  onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void;
  onFocus: (event: FocusEvent<HTMLButtonElement>) => void;
}

function SideRows({ rows, side, entry, ...shared }: SideRowsProps) {
  return rows.map((row, index) => (
    <BookRow
      key={index}
      {...row}
      {...shared}
      side={side}
      index={index}
      isEntry={entry === `${side} ${index}`}
    />
  ));
}

/** The row that was used last while it is there, else the best bid or, without bids, the best ask. */
function entryOf(used: RowName | null, bidCount: number, askCount: number): RowName {
  const [side, index] = used?.split(' ') ?? [];
  if (used !== null && Number(index) < (side === 'bid' ? bidCount : askCount)) return used;
  return bidCount > 0 ? 'bid 0' : `ask ${askCount - 1}`;
}

function useRowHandlers(onPick: (level: PickedLevel) => void, onUse: (row: RowName) => void) {
  const onClick = useCallback(
    (event: MouseEvent<HTMLButtonElement>) => {
      onPick(levelOfRow(event.currentTarget, clickedColumn(event.target)));
    },
    [onPick],
  );
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLButtonElement>) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        onPick(levelOfRow(event.currentTarget, columnOfKeys(event)));
      } else {
        moveFocus(event);
      }
    },
    [onPick],
  );
  const onFocus = useCallback(
    ({ currentTarget }: FocusEvent<HTMLButtonElement>) => {
      const { side, index } = currentTarget.dataset;
      onUse(`${side === 'bid' ? 'bid' : 'ask'} ${Number(index)}`);
    },
    [onUse],
  );
  return { onClick, onKeyDown, onFocus };
}

/** The live order book: grouped, accumulated, pickable, and honest about being stale. */
export function OrderBook({ market, quoteSymbol, onPick }: OrderBookProps) {
  const t = useText(orderBookTexts);
  const book = useBook(market.id);
  const [sides, setSides] = useState<BookSides>('both');
  const groups = useMemo(
    () => groupSteps(market.tickSize, market.currentPrice),
    [market.tickSize, market.currentPrice],
  );
  const [group, setGroup] = useBookGroup(market.symbol, groups);
  const { ref, capacity } = useRowCapacity(ROW_HEIGHT);
  const ownPrices = useOwnPrices(market.id);
  const rows = useMemo(() => {
    const { bids, asks } = buildBookRows(book, {
      group: parseAmount(group),
      limit: capacity,
      priceDecimals: decimalsOf(group),
      sizeDecimals: decimalsOf(market.lotSize),
      ownPrices,
    });
    return { bids, asks: asks.toReversed() };
  }, [book, group, capacity, market.lotSize, ownPrices]);
  const [used, setUsed] = useState<RowName | null>(null);
  const entry = entryOf(
    used,
    sides === 'asks' ? 0 : rows.bids.length,
    sides === 'bids' ? 0 : rows.asks.length,
  );
  const shared = { entry, ownText: t('own'), ...useRowHandlers(onPick, setUsed) };
  const isEmpty = book.bids.length === 0 && book.asks.length === 0;
  return (
    <section className={styles['panel']} aria-label={t('title')}>
      <div className={styles['panelHead']}>
        <h2 className={styles['panelTitle']}>{t('title')}</h2>
        <StaleBadge state={book.state} />
        <span className={styles['spring']} />
        <BookControls
          sides={sides}
          onSides={setSides}
          group={group}
          groups={groups}
          onGroup={setGroup}
        />
      </div>
      <div className={styles['columns']} aria-hidden>
        <span>{t('column.price', { symbol: quoteSymbol })}</span>
        <span>{t('column.size', { symbol: market.symbol })}</span>
        <span>{t('column.total')}</span>
      </div>
      <div
        role="group"
        aria-label={t('levels')}
        className={`${styles['bookSide'] ?? ''} ${book.state === 'stale' ? (styles['stale'] ?? '') : ''}`}
        data-levels
      >
        {sides !== 'bids' && (
          <div ref={ref} className={`${styles['bookSide'] ?? ''} ${styles['asks'] ?? ''}`}>
            {book.state === 'loading' && <SideSkeleton count={capacity} />}
            <SideRows rows={rows.asks} side="ask" {...shared} />
          </div>
        )}
        <SpreadRow market={market} book={book} />
        {sides !== 'asks' && (
          <div {...(sides === 'bids' ? { ref } : {})} className={styles['bookSide']}>
            {book.state === 'loading' && <SideSkeleton count={capacity} />}
            <SideRows rows={rows.bids} side="bid" {...shared} />
            {book.state === 'live' && isEmpty && <EmptyState title={t('empty')} isCompact />}
          </div>
        )}
      </div>
    </section>
  );
}

function SideSkeleton({ count }: { count: number }) {
  return Array.from({ length: count }, (_, row) => (
    <Skeleton key={row} variant="rounded" height={14} sx={{ flex: 'none', mx: 3, my: '5px' }} />
  ));
}
