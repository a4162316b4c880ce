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
 * found by bisection in the primary key: some thirty rows are looked at, whatever the table holds,
 * and no index by time has to be kept.
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
 * @param time an SQL expression of type timestamptz.
 */
export function firstIdSinceSql(table: TimedTable, time: string): string {
  return `(WITH RECURSIVE search (low, high) AS (
      SELECT (SELECT id FROM ${table} ORDER BY id LIMIT 1),
        (SELECT id FROM ${table} ORDER BY id DESC LIMIT 1) + 1
      WHERE ${time}::timestamptz IS NOT NULL
      UNION ALL
      SELECT CASE WHEN probe.created_at < ${time}::timestamptz THEN probe.id + 1 ELSE low END,
        CASE WHEN probe.created_at < ${time}::timestamptz THEN high ELSE (low + high) / 2 END
      FROM search CROSS JOIN LATERAL (
        SELECT id, created_at FROM ${table} WHERE id >= (low + high) / 2 ORDER BY id LIMIT 1
      ) AS probe WHERE low < high
    ) SELECT low FROM search WHERE low >= high)`;
}

function timeOf(time: IsoTime | undefined): Date | null {
  return time === undefined ? null : new Date(time);
}
