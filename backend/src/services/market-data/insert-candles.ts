import type { Sequelize } from 'sequelize';
import type { CandleRow } from '../candle-fold.ts';
import { amountArray, plainArray, timeArray } from '../single-writer/array-literal.ts';

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
       SELECT * FROM unnest($1::int[], $2::text[], $3::timestamptz[], $4::numeric[], $5::numeric[],
         $6::numeric[], $7::numeric[], $8::numeric[], $9::numeric[], $10::int[])`,
      {
        bind: [
          plainArray(chunk.map((row) => row.tokenId)),
          plainArray(chunk.map((row) => row.width)),
          timeArray(chunk.map((row) => row.openTimeMs)),
          amountArray(chunk.map((row) => row.openAtoms)),
          amountArray(chunk.map((row) => row.highAtoms)),
          amountArray(chunk.map((row) => row.lowAtoms)),
          amountArray(chunk.map((row) => row.closeAtoms)),
          amountArray(chunk.map((row) => row.volumeAtoms)),
          amountArray(chunk.map((row) => row.quoteVolumeAtoms)),
          plainArray(chunk.map((row) => row.tradeCount)),
        ],
      },
    );
  }
}
