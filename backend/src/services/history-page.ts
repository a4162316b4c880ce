import { QueryTypes, type Model, type ModelStatic } from 'sequelize';
import { assert } from '../lib/assert.ts';
import type { IdRange } from './id-at-time.ts';

/**
 * Rows that one page looks at before it gives up: some milliseconds, whoever asks for what. An owner
 * of millions of rows of which few match gets short pages, each with the cursor to go on from.
 */
const LOOKED_ROWS_MAX = 4_000;

/** Accepted values by column. */
export type HistoryFilter = Readonly<Record<string, readonly (string | number)[]>>;

/** Which rows of a table with rising integer ids. */
export interface HistoryScan extends IdRange {
  /** The column and value whose index, by falling id, is read; null for everybody's: the primary key. */
  owner: readonly [column: string, value: string] | null;
  /** Only rows below this id; null on the first page. */
  beforeId: string | null;
  /** By columns that the owner's index includes: rows are then passed over without being read. */
  filter: HistoryFilter;
  /** What a partial index of the owner holds alone: rows outside are not even passed over. */
  within?: HistoryFilter;
  limit: number;
}

export interface HistoryRows<M> {
  /** Newest first, at most `limit`. */
  rows: M[];
  /** Where to go on when rows below this id were not looked at; null when nothing is left. */
  continueBeforeId: string | null;
}

/** The newest rows that match, by looking at a bounded number of index entries. */
export async function scanHistory<M extends Model & { id: string }>(
  model: ModelStatic<M>,
  scan: HistoryScan,
): Promise<HistoryRows<M>> {
  const { sequelize } = model;
  assert(sequelize !== undefined, 'models are registered');
  const { looked, matches, bind } = conditions(model, scan);
  const table = model.getTableName() as string;
  // One more than asked for says whether there is more.
  const rows = await sequelize.query(
    `SELECT ${table}.* FROM (
       SELECT id FROM (${looked} LIMIT ${LOOKED_ROWS_MAX}) AS looked
       ${matches} ORDER BY id DESC LIMIT ${scan.limit + 1}
     ) AS page JOIN ${table} USING (id) ORDER BY id DESC`,
    { bind, type: QueryTypes.SELECT, model, mapToModel: true },
  );
  if (rows.length > scan.limit) {
    const page = rows.slice(0, scan.limit);
    return { rows: page, continueBeforeId: page.at(-1)?.id ?? null };
  }
  if (matches === '') return { rows, continueBeforeId: null };
  const [last] = await sequelize.query<{ id: string }>(
    `SELECT id FROM (${looked} OFFSET ${LOOKED_ROWS_MAX - 1} LIMIT 1) AS looked`,
    { bind: bind.slice(0, countParameters(looked)), type: QueryTypes.SELECT },
  );
  if (last === undefined) return { rows, continueBeforeId: null };
  // Rows that came between the two queries push the end up: what was found below it stays found.
  const oldest = rows.at(-1)?.id ?? last.id;
  return { rows, continueBeforeId: BigInt(oldest) < BigInt(last.id) ? oldest : last.id };
}

/** The index entries to look at, and which of them match. Values are bound in the order of use. */
function conditions(model: ModelStatic<Model>, scan: HistoryScan) {
  const bind: unknown[] = [];
  const bound = (value: unknown) => `$${bind.push(value)}`;
  const accepts = (filter: HistoryFilter) =>
    Object.entries(filter).map(([column, values]) =>
      // A list of one would lose the order of an index that begins with it.
      values.length === 1 ? `${column} = ${bound(values[0])}` : `${column} = ANY(${bound(values)})`,
    );
  const { owner, beforeId, fromId, toId, filter, within = {} } = scan;
  const inRange = [
    ...(owner === null ? [] : [`${owner[0]} = ${bound(owner[1])}`]),
    ...(beforeId === null ? [] : [`id < ${bound(beforeId)}`]),
    ...(toId === null ? [] : [`id < ${bound(toId)}`]),
    ...(fromId === null ? [] : [`id >= ${bound(fromId)}`]),
    ...accepts(within),
  ];
  // Only what the index holds, so that the table itself is left alone.
  const columns = ['id', ...Object.keys(filter)].join(', ');
  const looked = `SELECT ${columns} FROM ${model.getTableName() as string}
    WHERE ${inRange.length === 0 ? 'TRUE' : inRange.join(' AND ')} ORDER BY id DESC`;
  const matching = accepts(filter);
  return { looked, matches: matching.length === 0 ? '' : `WHERE ${matching.join(' AND ')}`, bind };
}

function countParameters(sql: string): number {
  return (sql.match(/\$\d+/g) ?? []).length;
}
