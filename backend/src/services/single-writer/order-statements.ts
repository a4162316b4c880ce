import type { QueryConfig } from 'pg';
import type { Changes, OrderState } from '../../engine/state.ts';
import { amountArray, plainArray, textArray, timeArray } from './array-literal.ts';

interface Column {
  name: string;
  /** PostgreSQL's type of one element. */
  type: string;
  encode: (orders: OrderState[]) => string;
}

interface Statements {
  insert: { name: string; text: string; columns: readonly Column[] };
  update: { name: string; text: string; columns: readonly Column[] };
}

const ID = column('id', 'bigint', (order) => order.id);

/** What may change as long as an order rests or waits. */
const PROGRESS: readonly Column[] = [
  amount('quantity', (order) => order.quantityAtoms),
  amount('price', (order) => order.priceAtoms),
  amount('filled_quantity', (order) => order.filledQuantityAtoms),
  amount('quote_filled', (order) => order.quoteFilledAtoms),
  amount('fee', (order) => order.feeAtoms),
  column('fee_accrued', 'numeric', (order) => order.feeAccruedPpmAtoms.toString()),
  amount('reserved', (order) => order.reservedAtoms),
  column('status', 'text', (order) => order.status),
  column('reason', 'text', (order) => order.reason),
  column('priority_sequence', 'bigint', (order) => order.prioritySequence),
  time('updated_at', (order) => order.updatedAtMs),
];

/** What is settled when an order is placed. */
const TERMS: readonly Column[] = [
  column('user_id', 'uuid', (order) => order.userId),
  column('token_id', 'int', (order) => order.tokenId),
  {
    name: 'client_order_id',
    type: 'text',
    encode: (orders) => textArray(orders.map((order) => order.clientOrderId)),
  },
  column('order_type', 'text', (order) => order.orderType),
  column('side', 'text', (order) => order.side),
  column('time_in_force', 'text', (order) => order.timeInForce),
  column('post_only', 'bool', (order) => order.postOnly),
  column('self_trade_prevention', 'text', (order) => order.selfTradePrevention),
  column('max_slippage_bps', 'int', (order) => order.maxSlippageBps),
  time('created_at', (order) => order.createdAtMs),
];

/** Constant in a plain order that rests, and null in most. */
const SPECIAL_PROGRESS: readonly Column[] = [
  amount('quote_quantity', (order) => order.quoteQuantityAtoms),
  amount('stop_price', (order) => order.stopPriceAtoms),
  amount('visible_quantity', (order) => order.visibleQuantityAtoms),
  time('triggered_at', (order) => order.triggeredAtMs),
];

const SPECIAL_TERMS: readonly Column[] = [
  amount('trailing_delta', (order) => order.trailingDeltaAtoms),
  column('trailing_delta_bps', 'int', (order) => order.trailingDeltaBps),
  amount('display_quantity', (order) => order.displayQuantityAtoms),
  time('expires_at', (order) => order.expiresAtMs),
  column('linked_order_id', 'bigint', (order) => order.linkedOrderId),
];

/** Most batches hold limit and market orders only: their statements leave out what is null in them. */
const PLAIN = statements('', [...PROGRESS], [...PROGRESS, ...TERMS]);
const SPECIAL = statements(
  '-special',
  [...PROGRESS, ...SPECIAL_PROGRESS],
  [...PROGRESS, ...TERMS, ...SPECIAL_PROGRESS, ...SPECIAL_TERMS],
);

/** New orders, then those that changed. */
export function orderStatements({ orders }: Changes): QueryConfig[] {
  const placed = orders.filter(({ isNew }) => isNew).map(({ order }) => order);
  const touched = orders.filter(({ isNew }) => !isNew).map(({ order }) => order);
  const queries: QueryConfig[] = [];
  if (placed.length > 0) {
    const { name, text, columns } = (placed.some(isSpecial) ? SPECIAL : PLAIN).insert;
    queries.push({ name, text, values: columns.map(({ encode }) => encode(placed)) });
  }
  if (touched.length > 0) {
    const { name, text, columns } = (touched.some(isSpecial) ? SPECIAL : PLAIN).update;
    const values = [...columns.map(({ encode }) => encode(touched)), touched.length];
    queries.push({ name, text, values });
  }
  return queries;
}

/** Whether any column beyond a plain order's may hold something. */
function isSpecial(order: OrderState): boolean {
  return (
    order.stopPriceAtoms !== null ||
    order.displayQuantityAtoms !== null ||
    order.quoteQuantityAtoms !== null ||
    order.expiresAtMs !== null ||
    order.linkedOrderId !== null
  );
}

function statements(
  suffix: string,
  progress: readonly Column[],
  whole: readonly Column[],
): Statements {
  const inserted = [ID, ...whole];
  const updated = [ID, ...progress];
  const assignments = progress.map(({ name }) => `${name} = v.${name}`).join(', ');
  return {
    insert: {
      name: `batch-insert-orders${suffix}`,
      text: `INSERT INTO orders (${names(inserted)}) SELECT * FROM unnest(${parameters(inserted)})`,
      columns: inserted,
    },
    // A closed row never changes again.
    update: {
      name: `batch-update-orders${suffix}`,
      text: `WITH touched AS (
          UPDATE orders SET ${assignments}
          FROM unnest(${parameters(updated)}) AS v (${names(updated)})
          WHERE orders.id = v.id AND orders.status IN ('pending', 'open', 'partially_filled')
          RETURNING 1
        ) SELECT expect_rows((SELECT count(*) FROM touched), $${updated.length + 1})`,
      columns: updated,
    },
  };
}

function names(columns: readonly Column[]): string {
  return columns.map(({ name }) => name).join(', ');
}

function parameters(columns: readonly Column[]): string {
  return columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ');
}

/** Integers, UUIDs and words of our own. */
function column(
  name: string,
  type: string,
  valueOf: (order: OrderState) => string | number | boolean | null,
): Column {
  return { name, type, encode: (orders) => plainArray(orders.map(valueOf)) };
}

function amount(name: string, valueOf: (order: OrderState) => bigint | null): Column {
  return { name, type: 'numeric', encode: (orders) => amountArray(orders.map(valueOf)) };
}

function time(name: string, valueOf: (order: OrderState) => number | null): Column {
  return { name, type: 'timestamptz', encode: (orders) => timeArray(orders.map(valueOf)) };
}
