import { QueryTypes, type Sequelize } from 'sequelize';
import type { IsoTime } from '../contracts/index.ts';

/** Tables whose ids the engine gives out in the order of time. */
export type TimedTable = 'orders' | 'trades' | 'ledger_entries';

/** `fromId <= id < toId`; null where there is no bound. Integers as text. */
export interface IdRange {
  fromId: string | null;
  toId: string | null;
}

/**
 * The ids of the rows with `from <= created_at < to`. Ids and times rise together, so each bound is
 * searched for in the primary key: some twenty rows are looked at, whatever the table holds, and no
 * index by time has to be kept.
 */
export async function idRangeOf(
  sequelize: Sequelize,
  table: TimedTable,
  { from, to }: { from?: IsoTime; to?: IsoTime },
): Promise<IdRange> {
  if (from === undefined && to === undefined) return { fromId: null, toId: null };
  const [row] = await sequelize.query<IdRange>(
    `SELECT ${firstIdSinceSql(table, '$1')} AS "fromId", ${firstIdSinceSql(table, '$2')} AS "toId"`,
    {
      bind: [timeOf(from), timeOf(to)],
      type: QueryTypes.SELECT,
    },
  );
  return row ?? { fromId: null, toId: null };
}

/**
 * A scalar subquery: the first id of the table with `created_at >= time`, one more than the last id
 * when there is none, null when the table is empty or the time is null.
 *
 * Rows below `low` are too old and those from `high` on are not. Each round guesses the id from the
 * times at both ends and looks a little before and after it: where the pace of a market is even,
 * that leaves about a square root of the range, and fewer pages are read than by halving. Every third
 * round halves, so that no unevenness makes the search long.
 * @param time an SQL expression of type timestamptz.
 */
export function firstIdSinceSql(table: TimedTable, time: string): string {
  const rowFrom = (id: string) =>
    `(SELECT id, created_at AS at FROM ${table} WHERE id >= ${id} ORDER BY id LIMIT 1)`;
  return `(WITH RECURSIVE search (low, low_at, high, high_at, round) AS (
      SELECT oldest.id, oldest.at, newest.id + 1, newest.at, 1
      FROM (SELECT id, created_at AS at FROM ${table} ORDER BY id LIMIT 1) AS oldest,
        (SELECT id, created_at AS at FROM ${table} ORDER BY id DESC LIMIT 1) AS newest
      WHERE ${time}::timestamptz IS NOT NULL
      UNION ALL
      SELECT
        CASE WHEN b.at < ${time} THEN b.id + 1 WHEN a.at < ${time} THEN a.id + 1 ELSE low END,
        CASE WHEN b.at < ${time} THEN b.at WHEN a.at < ${time} THEN a.at ELSE low_at END,
        CASE WHEN a.at >= ${time} THEN a_from WHEN b.at >= ${time} THEN b_from ELSE high END,
        CASE WHEN a.at >= ${time} THEN a.at WHEN b.at >= ${time} THEN b.at ELSE high_at END,
        round + 1
      FROM search
      CROSS JOIN LATERAL (SELECT sqrt(high - low) AS margin, (high - low)
        * CASE WHEN round % 3 = 0 OR low_at >= high_at THEN 0.5
          ELSE least(1, greatest(0, extract(epoch FROM ${time}::timestamptz - low_at)::float8
            / extract(epoch FROM high_at - low_at)::float8)) END AS ahead) AS guess
      CROSS JOIN LATERAL (SELECT greatest(low, low + (ahead - margin)::bigint) AS a_from,
        least(high - 1, low + (ahead + margin)::bigint) AS b_from) AS probe
      CROSS JOIN LATERAL ${rowFrom('a_from')} AS a
      CROSS JOIN LATERAL ${rowFrom('b_from')} AS b
      WHERE low < high
    ) SELECT low FROM search WHERE low >= high)`;
}

function timeOf(time: IsoTime | undefined): Date | null {
  return time === undefined ? null : new Date(time);
}
