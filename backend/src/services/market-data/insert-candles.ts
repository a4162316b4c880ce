import type { Sequelize } from 'sequelize';
import { AMOUNT_SCALE } from '../../lib/decimal.ts';
import type { CandleRow } from '../candle-fold.ts';
import { plainArray } from '../single-writer/array-literal.ts';

/** Rows per statement: enough to hide the round trip, few enough to keep memory flat. */
const ROWS_PER_STATEMENT = 20_000;

/**
 * Stores history that no trade of this exchange made: for a market without any candle yet.
 * @throws UniqueConstraintError when one of the buckets is stored already.
 */
export async function insertCandles(
  sequelize: Sequelize,
  rows: readonly CandleRow[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const chunk = rows.slice(start, start + ROWS_PER_STATEMENT);
    await sequelize.query(
      `INSERT INTO candles (token_id, width, open_time, open, high, low, close, volume,
         quote_volume, trade_count)
       SELECT token_id, width, to_timestamp(open_time_ms / 1000.0), open, high, low, close, volume,
         quote_volume, trade_count
       FROM unnest($1::int[], $2::text[], $3::float8[], $4::numeric[], $5::numeric[], $6::numeric[],
         $7::numeric[], $8::numeric[], $9::numeric[], $10::int[]) AS added (token_id, width,
         open_time_ms, open, high, low, close, volume, quote_volume, trade_count)`,
      {
        bind: [
          plainArray(chunk.map((row) => row.tokenId)),
          plainArray(chunk.map((row) => row.width)),
          plainArray(chunk.map((row) => row.openTimeMs)),
          atomsArray(chunk.map((row) => row.openAtoms)),
          atomsArray(chunk.map((row) => row.highAtoms)),
          atomsArray(chunk.map((row) => row.lowAtoms)),
          atomsArray(chunk.map((row) => row.closeAtoms)),
          atomsArray(chunk.map((row) => row.volumeAtoms)),
          atomsArray(chunk.map((row) => row.quoteVolumeAtoms)),
          plainArray(chunk.map((row) => row.tradeCount)),
        ],
      },
    );
  }
}

/** Atoms as decimals with an exponent: for a million rows, formatting them costs more than storing. */
function atomsArray(values: readonly bigint[]): string {
  return plainArray(values.map((atoms) => `${atoms}e-${AMOUNT_SCALE}`));
}
