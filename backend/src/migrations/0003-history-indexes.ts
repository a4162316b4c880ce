import type { Migration } from './migration.ts';

/**
 * Lists of history are read from the index of their owner alone: it includes what they are filtered
 * by, so that a page passes over thousands of rows without touching the table. Each index replaces
 * one that was there: the single writer keeps no more of them than before.
 */
const UP = `
CREATE INDEX orders_history_idx ON orders (user_id, id DESC) INCLUDE (token_id, side, status);
DROP INDEX orders_user_id_idx;

CREATE INDEX trades_buyer_history_idx ON trades (buyer_id, id DESC) INCLUDE (token_id);
CREATE INDEX trades_seller_history_idx ON trades (seller_id, id DESC) INCLUDE (token_id);
DROP INDEX trades_buyer_id_idx, trades_seller_id_idx;
-- An order may have a million fills: they are paged, not sorted.
CREATE INDEX trades_buy_order_fills_idx ON trades (buy_order_id, id DESC);
CREATE INDEX trades_sell_order_fills_idx ON trades (sell_order_id, id DESC);
DROP INDEX trades_buy_order_id_idx, trades_sell_order_id_idx;

CREATE INDEX transactions_history_idx ON transactions (user_id, id DESC)
  INCLUDE (token_id, type, status);
DROP INDEX transactions_user_id_idx;

-- A thousand candles of half an hour are folded from two thousand rows instead of thirty thousand,
-- and those of half a day from three thousand instead of twelve.
ALTER TABLE candles DROP CONSTRAINT candles_width_check;
ALTER TABLE candles ADD CONSTRAINT candles_width_check
  CHECK (width IN ('1m', '15m', '1h', '4h', '1d'));
INSERT INTO candles (token_id, width, open_time, open, high, low, close, volume, quote_volume,
  trade_count)
SELECT token_id, wide.width, date_bin(wide.span, open_time, TIMESTAMPTZ '1970-01-01 00:00:00Z'),
  (array_agg(open ORDER BY open_time))[1], max(high), min(low),
  (array_agg(close ORDER BY open_time DESC))[1], sum(volume), sum(quote_volume), sum(trade_count)
FROM candles JOIN (VALUES ('15m', '1m', interval '15 minutes'), ('4h', '1h', interval '4 hours'))
  AS wide (width, narrow, span) ON candles.width = wide.narrow
GROUP BY 1, 2, 3;

-- An index answers alone only for pages that a vacuum has seen: tables that grow are seen more often
-- than after a fifth of their size.
ALTER TABLE orders SET (autovacuum_vacuum_insert_scale_factor = 0.02);
ALTER TABLE trades SET (autovacuum_vacuum_insert_scale_factor = 0.02);
ALTER TABLE ledger_entries SET (autovacuum_vacuum_insert_scale_factor = 0.02);
`;

const DOWN = `
DELETE FROM candles WHERE width IN ('15m', '4h');
ALTER TABLE candles DROP CONSTRAINT candles_width_check;
ALTER TABLE candles ADD CONSTRAINT candles_width_check CHECK (width IN ('1m', '1h', '1d'));

ALTER TABLE ledger_entries RESET (autovacuum_vacuum_insert_scale_factor);
ALTER TABLE trades RESET (autovacuum_vacuum_insert_scale_factor);
ALTER TABLE orders RESET (autovacuum_vacuum_insert_scale_factor);

CREATE INDEX transactions_user_id_idx ON transactions (user_id, id DESC);
DROP INDEX transactions_history_idx;

CREATE INDEX trades_buy_order_id_idx ON trades (buy_order_id);
CREATE INDEX trades_sell_order_id_idx ON trades (sell_order_id);
DROP INDEX trades_buy_order_fills_idx, trades_sell_order_fills_idx;
CREATE INDEX trades_buyer_id_idx ON trades (buyer_id, id DESC);
CREATE INDEX trades_seller_id_idx ON trades (seller_id, id DESC);
DROP INDEX trades_buyer_history_idx, trades_seller_history_idx;

CREATE INDEX orders_user_id_idx ON orders (user_id, id DESC);
DROP INDEX orders_history_idx;
`;

export const migration: Migration = { name: '0003-history-indexes', up: UP, down: DOWN };
