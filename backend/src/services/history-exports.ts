import { LIMITS, type PageQuery } from '../contracts/index.ts';
import { AppError } from '../lib/app-error.ts';
import type { RowPage } from './page.ts';

/** Rows per query: enough to hide the round trip, few enough to keep memory flat. */
const ROWS_PER_READ = 1_000;
const RETRY_AFTER_SECONDS = 10;

/** Reads a page of a list of one user. */
export type PageReader<T> = (page: PageQuery) => Promise<RowPage<T>>;

/** Whole lists, page by page: whoever takes them slowly is read slowly. */
export class HistoryExports {
  private readonly runningByUser = new Map<string, number>();

  /**
   * The rows of a list, newest first, at most `LIMITS.exportRowsMax`. Ending the iteration early ends
   * the reading. @throws AppError `rate_limited` while the user's other exports still run.
   */
  async *read<T, Row>(
    userId: string,
    readPage: PageReader<T>,
    present: (item: T) => Row,
  ): AsyncGenerator<Row[], void, void> {
    const running = this.runningByUser.get(userId) ?? 0;
    if (running >= LIMITS.exportsPerUserMax) {
      throw new AppError('rate_limited', 'Your other exports are still running.', {
        retryAfterSeconds: RETRY_AFTER_SECONDS,
      });
    }
    this.runningByUser.set(userId, running + 1);
    try {
      for await (const items of pages(readPage)) yield items.map(present);
    } finally {
      const left = (this.runningByUser.get(userId) ?? 1) - 1;
      if (left === 0) this.runningByUser.delete(userId);
      else this.runningByUser.set(userId, left);
    }
  }
}

async function* pages<T>(readPage: PageReader<T>): AsyncGenerator<T[], void, void> {
  let cursor: string | null = null;
  let left: number = LIMITS.exportRowsMax;
  do {
    const limit = Math.min(ROWS_PER_READ, left);
    const page: RowPage<T> = await readPage(cursor === null ? { limit } : { limit, cursor });
    left -= page.items.length;
    yield page.items;
    cursor = page.nextCursor;
  } while (cursor !== null && left > 0);
}
