import type { RowReader } from '../single-writer/engine-connection.ts';
import {
  CANCEL_TIMER_COLUMNS,
  MARKET_COLUMNS,
  OPEN_STATUSES,
  OPEN_TRANSACTION,
  ORDER_COLUMNS,
  TRANSACTION_COLUMNS,
  USER_FEES_COLUMNS,
  WALLET_COLUMNS,
} from '../single-writer/state-rows.ts';
import { TableCursor } from './table-cursor.ts';

/** What the present state consists of, in the order in which it is written and read. */
const SELECTS = {
  markets: select(MARKET_COLUMNS, 'tokens WHERE NOT is_quote'),
  wallets: select(WALLET_COLUMNS, 'wallets'),
  userFees: select(USER_FEES_COLUMNS, 'user_fees'),
  cancelTimers: select(CANCEL_TIMER_COLUMNS, 'cancel_timers'),
  transactions: select(TRANSACTION_COLUMNS, `transactions WHERE ${OPEN_TRANSACTION}`),
  orders: select(ORDER_COLUMNS, `orders WHERE status IN ${OPEN_STATUSES}`),
};

export type StateKind = keyof typeof SELECTS;

export const STATE_KINDS = Object.keys(SELECTS) as readonly StateKind[];

/** Some of the rows of one kind, as `state-rows.ts` selects them. */
export interface StatePart {
  kind: StateKind;
  rows: unknown[][];
}

/** Rows of a part: some hundred kilobytes of text, read without holding up whoever else computes. */
const PART_ROWS = 4_000;

/**
 * The whole present state, part by part, each row as JSON text made by the database. Call it inside a
 * repeatable-read transaction.
 */
export async function* storedStateTexts(
  reader: RowReader,
): AsyncGenerator<{ kind: StateKind; rowTexts: string[] }> {
  for (const kind of STATE_KINDS) {
    const cursor = new TableCursor(reader, `part_${kind}`, SELECTS[kind], PART_ROWS);
    for (;;) {
      const rows = await cursor.fetch();
      if (rows.length === 0) break;
      yield { kind, rowTexts: rows.map(([text]) => text as string) };
    }
    await cursor.close();
  }
}

/** The same, read. */
export async function* storedState(reader: RowReader): AsyncGenerator<StatePart> {
  for await (const { kind, rowTexts } of storedStateTexts(reader)) {
    yield { kind, rows: rowTexts.map((text) => JSON.parse(text) as unknown[]) };
  }
}

function select(columns: readonly string[], from: string): string {
  return `SELECT json_build_array(${columns.join(', ')})::text FROM ${from}`;
}
