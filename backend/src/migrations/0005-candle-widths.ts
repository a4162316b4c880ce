import type { Migration } from './migration.ts';

/**
 * A thousand candles of five minutes, six hours or three days are read as they are instead of being
 * folded from three to six thousand rows, and those of half a day from two thousand.
 */
const UP = `
ALTER TABLE candles DROP CONSTRAINT candles_width_check;
ALTER TABLE candles ADD CONSTRAINT candles_width_check
  CHECK (width IN ('1m', '5m', '15m', '1h', '4h', '6h', '1d', '3d'));
INSERT INTO candles (token_id, width, open_time, open, high, low, close, volume, quote_volume,
  trade_count)
SELECT token_id, wide.width, date_bin(wide.span, open_time, TIMESTAMPTZ '1970-01-01 00:00:00Z'),
  (array_agg(open ORDER BY open_time))[1], max(high), min(low),
  (array_agg(close ORDER BY open_time DESC))[1], sum(volume), sum(quote_volume), sum(trade_count)
FROM candles JOIN (VALUES ('5m', '1m', interval '5 minutes'), ('6h', '1h', interval '6 hours'),
  ('3d', '1d', interval '3 days')) AS wide (width, narrow, span) ON candles.width = wide.narrow
GROUP BY 1, 2, 3;
`;

const DOWN = `
DELETE FROM candles WHERE width IN ('5m', '6h', '3d');
ALTER TABLE candles DROP CONSTRAINT candles_width_check;
ALTER TABLE candles ADD CONSTRAINT candles_width_check
  CHECK (width IN ('1m', '15m', '1h', '4h', '1d'));
`;

export const migration: Migration = { name: '0005-candle-widths', up: UP, down: DOWN };
