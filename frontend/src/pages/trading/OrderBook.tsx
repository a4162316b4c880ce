import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import Skeleton from '@mui/material/Skeleton';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { Token } from '@tokentradex/backend/contracts';
import { parseAmount } from '@tokentradex/backend/decimal';
import { useCallback, useMemo, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { decimalsOf, formatDecimal } from '../../lib/decimal-text.ts';
import { useBook } from '../../services/market-data/use-market-data.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectBookOrdersOf } from '../../store/slices/ordersSlice.ts';
import { BookRow } from './BookRow.tsx';
import { BookSidesIcon } from './BookSidesIcon.tsx';
import { buildBookRows, groupSteps, type BookRowView } from './book-rows.ts';
import { SpreadRow } from './SpreadRow.tsx';
import { StaleBadge } from './StaleBadge.tsx';
import styles from './trading.module.css';
import { useRowCapacity } from './use-row-capacity.ts';

const ROW_HEIGHT = 24;

type Sides = 'both' | 'bids' | 'asks';

export interface PickedLevel {
  price: string;
  /** Null when only the price was picked. */
  quantity: string | null;
}

interface OrderBookProps {
  market: Token;
  quoteSymbol: string;
  /** A click on a price, a size or a total. */
  onPick: (level: PickedLevel) => void;
}

function pickedLevel(event: MouseEvent<HTMLButtonElement>): PickedLevel {
  const { price = '', size, total } = event.currentTarget.dataset;
  const target = event.target instanceof Element ? event.target : null;
  const column = target?.closest<HTMLElement>('[data-column]')?.dataset['column'];
  // Without a pointer the whole row is one target: Shift asks for the size as well.
  if (column === 'total' || event.shiftKey) return { price, quantity: total ?? null };
  return { price, quantity: column === 'size' ? (size ?? null) : null };
}

/** Up and down go from row to row, over the spread. */
function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const levels = event.currentTarget.closest('[data-levels]');
  const rows = [...(levels?.querySelectorAll<HTMLElement>('button[data-price]') ?? [])];
  const index = rows.findIndex((row) => row === event.currentTarget);
  const next = rows[index + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
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

interface SideRowsProps {
  rows: readonly BookRowView[];
  side: 'bid' | 'ask';
  onPick: (event: MouseEvent<HTMLButtonElement>) => void;
}

function SideRows({ rows, side, onPick }: SideRowsProps) {
  return rows.map((row, index) => (
    <BookRow
      key={index}
      {...row}
      side={side}
      isEntry={index === 0}
      onClick={onPick}
      onKeyDown={moveFocus}
    />
  ));
}

/** The live order book: grouped, accumulated, pickable, and honest about being stale. */
export function OrderBook({ market, quoteSymbol, onPick }: OrderBookProps) {
  const book = useBook(market.id);
  const [sides, setSides] = useState<Sides>('both');
  const [group, setGroup] = useState(market.tickSize);
  const { ref, capacity } = useRowCapacity(ROW_HEIGHT);
  const ownPrices = useOwnPrices(market.id);
  const limit = capacity;
  const rows = useMemo(
    () =>
      buildBookRows(book, {
        group: parseAmount(group),
        limit,
        priceDecimals: decimalsOf(group),
        sizeDecimals: decimalsOf(market.lotSize),
        ownPrices,
      }),
    [book, group, limit, market.lotSize, ownPrices],
  );
  const pick = useCallback(
    (event: MouseEvent<HTMLButtonElement>) => {
      onPick(pickedLevel(event));
    },
    [onPick],
  );
  const isEmpty = book.bids.length === 0 && book.asks.length === 0;
  return (
    <section className={styles['panel']} aria-label="Order book">
      <div className={styles['panelHead']}>
        <h2 className={styles['panelTitle']}>Order book</h2>
        <StaleBadge state={book.state} />
        <span className={styles['spring']} />
        <BookControls
          sides={sides}
          onSides={setSides}
          group={group}
          onGroup={setGroup}
          tickSize={market.tickSize}
        />
      </div>
      <div className={styles['columns']} aria-hidden>
        <span>Price ({quoteSymbol})</span>
        <span>Size ({market.symbol})</span>
        <span>Total</span>
      </div>
      <div
        role="group"
        aria-label="Levels. Enter takes the price, Shift Enter the size too"
        className={`${styles['bookSide'] ?? ''} ${book.state === 'stale' ? (styles['stale'] ?? '') : ''}`}
        data-levels
      >
        {sides !== 'bids' && (
          <div ref={ref} className={`${styles['bookSide'] ?? ''} ${styles['asks'] ?? ''}`}>
            {book.state === 'loading' && <SideSkeleton count={limit} />}
            <SideRows rows={rows.asks.toReversed()} side="ask" onPick={pick} />
          </div>
        )}
        <SpreadRow market={market} book={book} />
        {sides !== 'asks' && (
          <div {...(sides === 'bids' ? { ref } : {})} className={styles['bookSide']}>
            {book.state === 'loading' && <SideSkeleton count={limit} />}
            <SideRows rows={rows.bids} side="bid" onPick={pick} />
            {book.state === 'live' && isEmpty && (
              <EmptyState title="No orders on the book" isCompact />
            )}
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

interface BookControlsProps {
  sides: Sides;
  onSides: (sides: Sides) => void;
  group: string;
  onGroup: (group: string) => void;
  tickSize: string;
}

function BookControls({ sides, onSides, group, onGroup, tickSize }: BookControlsProps) {
  return (
    <>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={sides}
        aria-label="Sides shown"
        onChange={(_event, value: Sides | null) => {
          if (value !== null) onSides(value);
        }}
      >
        {(['both', 'bids', 'asks'] as const).map((value) => (
          <ToggleButton
            key={value}
            value={value}
            aria-label={`Show ${value === 'both' ? 'both sides' : value}`}
            sx={{ minHeight: 26, width: 28, p: 0, border: 0, borderRadius: '4px !important' }}
          >
            <BookSidesIcon sides={value} />
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Select
        variant="standard"
        disableUnderline
        value={group}
        onChange={(event) => {
          onGroup(event.target.value);
        }}
        inputProps={{ 'aria-label': 'Group prices by' }}
        sx={{ typography: 'caption', fontVariantNumeric: 'tabular-nums', minHeight: 24 }}
      >
        {groupSteps(tickSize).map((step) => (
          <MenuItem key={step} value={step}>
            {formatDecimal(step)}
          </MenuItem>
        ))}
      </Select>
    </>
  );
}
