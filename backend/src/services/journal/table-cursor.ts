import type { RowReader } from '../single-writer/engine-connection.ts';

/** Reads a large result in order and in chunks, within the open transaction. */
export class TableCursor {
  private rows: unknown[][] = [];
  private position = 0;
  private isOpen = false;
  private isDone = false;

  /** @param name unlike that of any other cursor of the transaction. */
  constructor(
    private readonly reader: RowReader,
    private readonly name: string,
    private readonly select: string,
    private readonly chunkRows: number,
  ) {}

  /** The next row, which stays the next one until {@link take}; null at the end. */
  async peek(): Promise<unknown[] | null> {
    if (this.position === this.rows.length && !this.isDone) {
      this.rows = await this.fetch();
      this.position = 0;
    }
    return this.rows[this.position] ?? null;
  }

  take(): void {
    this.position += 1;
  }

  /** Up to a chunk of rows; none at the end. */
  async fetch(): Promise<unknown[][]> {
    if (!this.isOpen) {
      await this.reader.rows(`DECLARE ${this.name} NO SCROLL CURSOR FOR ${this.select}`);
      this.isOpen = true;
    }
    const rows = await this.reader.rows(`FETCH ${this.chunkRows} FROM ${this.name}`);
    this.isDone = rows.length === 0;
    return rows;
  }

  async close(): Promise<void> {
    if (this.isOpen) await this.reader.rows(`CLOSE ${this.name}`);
  }
}
