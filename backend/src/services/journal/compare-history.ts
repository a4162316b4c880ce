import type { Changes, OrderState, TransactionState } from '../../engine/state.ts';
import type { RowReader } from '../single-writer/engine-connection.ts';
import {
  LEDGER_COLUMNS,
  ORDER_COLUMNS,
  toLedgerEntry,
  toOrder,
  toTrade,
  toTransaction,
  TRADE_COLUMNS,
  TRANSACTION_COLUMNS,
} from '../single-writer/state-rows.ts';
import type { Differences } from './differences.ts';
import type { Closed } from './exchange-fold.ts';
import { firstDifference } from './first-difference.ts';
import { TableCursor } from './table-cursor.ts';

const CHUNK_ROWS = 5_000;

/** What accounts of the demo's programs have instead of a hash: their orders are not all kept. */
const NO_PASSWORD = 'x';

type Row = { id: number };

/**
 * Compares what happened by the journal with the stored history: trades and ledger entries as they
 * come, orders and transactions when they have closed. Needs memory for a chunk of rows only.
 */
export class HistoryComparison {
  readonly counts = { trades: 0, ledgerEntries: 0, closedOrders: 0, closedTransactions: 0 };
  /** Unfilled orders of the demo's programs that retention has removed. */
  removedOrderCount = 0;
  private readonly trades: TableCursor;
  private readonly ledger: TableCursor;
  private orders: OrderState[] = [];
  private transactions: TransactionState[] = [];
  private readonly userIds = new Map<string, string>();

  /** @param since the last numbers given out before the replay's first batch. */
  constructor(
    private readonly reader: RowReader,
    since: { tradeId: number; ledgerEntryId: number },
    private readonly differences: Differences,
  ) {
    const cursor = (table: string, columns: readonly string[], afterId: number) =>
      new TableCursor(
        reader,
        `history_${table}`,
        `SELECT ${columns.join(', ')} FROM ${table} WHERE id > ${afterId} ORDER BY id`,
        CHUNK_ROWS,
      );
    this.trades = cursor('trades', TRADE_COLUMNS, since.tradeId);
    this.ledger = cursor('ledger_entries', LEDGER_COLUMNS, since.ledgerEntryId);
  }

  async add({ trades, ledgerEntries }: Changes, closed: Closed): Promise<void> {
    this.counts.trades += trades.length;
    this.counts.ledgerEntries += ledgerEntries.length;
    for (const trade of trades) await this.compareNext('trade', this.trades, toTrade, trade);
    for (const entry of ledgerEntries) {
      await this.compareNext('ledger entry', this.ledger, toLedgerEntry, entry);
    }
    this.orders.push(...closed.orders);
    this.transactions.push(...closed.transactions);
    if (this.orders.length >= CHUNK_ROWS) await this.compareOrders();
    if (this.transactions.length >= CHUNK_ROWS) await this.compareTransactions();
  }

  /** Compares what was collected, and looks for rows beyond the journal. */
  async finish(): Promise<void> {
    await this.compareOrders();
    await this.compareTransactions();
    for (const [name, cursor] of [
      ['trade', this.trades],
      ['ledger entry', this.ledger],
    ] as const) {
      const row = await cursor.peek();
      if (row !== null) {
        this.differences.add(`${name} ${String(row[0])} is there, and not by the journal`);
      }
    }
  }

  private async compareNext<T extends Row>(
    name: string,
    cursor: TableCursor,
    read: (row: unknown[]) => T,
    replayed: T,
  ): Promise<void> {
    let row = await cursor.peek();
    while (row !== null && (row[0] as number) < replayed.id) {
      this.differences.add(`${name} ${String(row[0])} is there, and not by the journal`);
      cursor.take();
      row = await cursor.peek();
    }
    if (row?.[0] !== replayed.id) {
      this.differences.add(`${name} ${replayed.id} is missing`);
      return;
    }
    cursor.take();
    const difference = firstDifference(read(row), replayed);
    if (difference !== null) this.differences.add(`${name} ${replayed.id}: ${difference}`);
  }

  private async compareOrders(): Promise<void> {
    const closed = this.orders;
    this.orders = [];
    this.counts.closedOrders += closed.length;
    const missing = await this.compareRows('orders', ORDER_COLUMNS, closed, (row) =>
      toOrder(row, this.userIds),
    );
    if (missing.length === 0) return;
    const programs = await this.reader.rows(
      'SELECT id FROM users WHERE id = ANY($1) AND password_hash = $2',
      [[...new Set(missing.map(({ userId }) => userId))], NO_PASSWORD],
    );
    const programIds = new Set(programs.map(([id]) => id));
    for (const { id, userId, filledQuantityAtoms } of missing) {
      if (filledQuantityAtoms === 0n && programIds.has(userId)) this.removedOrderCount += 1;
      else this.differences.add(`orders ${id} is missing`);
    }
  }

  private async compareTransactions(): Promise<void> {
    const closed = this.transactions;
    this.transactions = [];
    this.counts.closedTransactions += closed.length;
    const missing = await this.compareRows(
      'transactions',
      TRANSACTION_COLUMNS,
      closed,
      toTransaction,
    );
    for (const { id } of missing) this.differences.add(`transactions ${id} is missing`);
  }

  /** @returns those that are not stored. */
  private async compareRows<T extends Row>(
    table: string,
    columns: readonly string[],
    replayed: readonly T[],
    read: (row: unknown[]) => T,
  ): Promise<T[]> {
    if (replayed.length === 0) return [];
    const byId = new Map(replayed.map((state) => [state.id, state]));
    const rows = await this.reader.rows(
      `SELECT ${columns.join(', ')} FROM ${table} WHERE id = ANY($1::bigint[])`,
      [[...byId.keys()]],
    );
    for (const row of rows) {
      const stored = read(row);
      const other = byId.get(stored.id);
      byId.delete(stored.id);
      const difference = other === undefined ? null : firstDifference(stored, other);
      if (difference !== null) this.differences.add(`${table} ${stored.id}: ${difference}`);
    }
    return [...byId.values()];
  }
}
