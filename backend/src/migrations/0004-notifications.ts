import type { Migration } from './migration.ts';

/** Price alerts, notifications, when users were last seen, and what portfolios are computed from. */
const UP = `
CREATE TABLE price_alerts (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id),
  token_id INTEGER NOT NULL REFERENCES tokens (id),
  direction TEXT NOT NULL CHECK (direction IN ('above', 'below')),
  price positive_amount NOT NULL,
  note TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'fired')),
  -- The market's last trade when the alert was made: it waits for a later one.
  after_trade_id BIGINT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  fired_at TIMESTAMPTZ,
  fired_price positive_amount,
  fired_trade_id BIGINT,
  CHECK ((status = 'fired') = (fired_at IS NOT NULL)),
  CHECK ((status = 'fired') = (fired_price IS NOT NULL)),
  CHECK ((status = 'fired') = (fired_trade_id IS NOT NULL))
);
CREATE INDEX price_alerts_user_id_idx ON price_alerts (user_id, id DESC);
CREATE INDEX price_alerts_active_idx ON price_alerts (id) WHERE status = 'active';

-- Trades up to this one have fired every alert that they reach.
CREATE TABLE price_alerts_cursor (
  id SMALLINT PRIMARY KEY CHECK (id = 1),
  last_trade_id BIGINT NOT NULL
);
INSERT INTO price_alerts_cursor SELECT 1, coalesce(max(id), 0) FROM trades;

CREATE TABLE notifications (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id),
  kind TEXT NOT NULL CHECK (kind IN ('price_alert', 'order_triggered', 'order_rejected', 'transfer',
    'market_halted', 'security')),
  token_id INTEGER REFERENCES tokens (id),
  reference_id TEXT,
  data JSONB NOT NULL,
  -- What happened, in a word that is unique per user: the same event is never told twice.
  source TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  read_at TIMESTAMPTZ
);
CREATE INDEX notifications_user_id_idx ON notifications (user_id, id DESC);
CREATE UNIQUE INDEX notifications_source_key ON notifications (user_id, source);
CREATE INDEX notifications_unread_idx ON notifications (user_id, id DESC) WHERE read_at IS NULL;
CREATE INDEX notifications_created_at_idx ON notifications (created_at);

-- What a user does not want to be told, and when they were last seen.
CREATE TABLE user_attention (
  user_id UUID PRIMARY KEY REFERENCES users (id),
  muted_kinds TEXT[] NOT NULL DEFAULT '{}',
  -- The exchange's last trade is kept with each time: trades between two of them are a range of ids.
  seen_at TIMESTAMPTZ,
  seen_trade_id BIGINT,
  -- The latest absence.
  away_from TIMESTAMPTZ,
  away_from_trade_id BIGINT,
  away_until_trade_id BIGINT,
  CHECK ((seen_at IS NULL) = (seen_trade_id IS NULL)),
  CHECK ((away_from IS NULL) = (away_from_trade_id IS NULL)),
  CHECK ((away_from IS NULL) = (away_until_trade_id IS NULL))
) WITH (fillfactor = 70);

-- What was decided while nobody could tell it is found by this.
CREATE INDEX transactions_updated_at_idx ON transactions (updated_at);

-- Where the average cost of a user's token stood after a ledger line: a fold goes on from there.
CREATE TABLE cost_checkpoints (
  user_id UUID NOT NULL REFERENCES users (id),
  token_id INTEGER NOT NULL REFERENCES tokens (id),
  ledger_entry_id BIGINT NOT NULL,
  cost unsigned_amount NOT NULL,
  realised amount NOT NULL,
  PRIMARY KEY (user_id, token_id, ledger_entry_id)
);

-- The last ledger line at or before each time, 0 before the first; times must rise. Lines are stored
-- in the order of time, so the primary key is searched by halves: an index by time would cost every
-- trade, this costs a reader some thirty look-ups.
CREATE FUNCTION ledger_entry_ids_at(times TIMESTAMPTZ[]) RETURNS BIGINT[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
  moment TIMESTAMPTZ;
  low BIGINT := 0;
  high BIGINT;
  newest BIGINT := coalesce((SELECT max(id) FROM ledger_entries), 0);
  middle BIGINT;
  found_at TIMESTAMPTZ;
  ids BIGINT[] := '{}';
BEGIN
  FOREACH moment IN ARRAY times LOOP
    high := newest;
    WHILE low < high LOOP
      middle := (low + high + 1) / 2;
      SELECT created_at INTO found_at FROM ledger_entries WHERE id >= middle ORDER BY id LIMIT 1;
      IF found_at <= moment THEN
        low := middle;
      ELSE
        high := middle - 1;
      END IF;
    END LOOP;
    ids := ids || low;
  END LOOP;
  RETURN ids;
END $$;

-- A token's price in cash: the close of the last minute, hour or day that was over by then; in a
-- market's very first minute, its first price; null before that.
CREATE FUNCTION price_at(market_id INTEGER, moment TIMESTAMPTZ) RETURNS NUMERIC
LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT latest.close FROM (VALUES ('1m', interval '1 minute'), ('1h', interval '1 hour'),
       ('1d', interval '1 day')) AS widths (name, span)
     CROSS JOIN LATERAL (
       SELECT candles.close::numeric AS close, candles.open_time + span AS closed_at, span
       FROM candles WHERE candles.token_id = market_id AND candles.width = widths.name
         AND candles.open_time <= moment - span
       ORDER BY candles.open_time DESC LIMIT 1
     ) AS latest ORDER BY latest.closed_at DESC, latest.span LIMIT 1),
    (SELECT candles.open::numeric FROM candles WHERE candles.token_id = market_id
       AND candles.width = '1m' AND candles.open_time <= moment
     ORDER BY candles.open_time DESC LIMIT 1)
  )
$$;
`;

const DOWN = `
DROP FUNCTION price_at(INTEGER, TIMESTAMPTZ);
DROP FUNCTION ledger_entry_ids_at(TIMESTAMPTZ[]);
DROP INDEX transactions_updated_at_idx;
DROP TABLE cost_checkpoints, user_attention, notifications, price_alerts_cursor, price_alerts;
`;

export const migration: Migration = { name: '0004-notifications', up: UP, down: DOWN };
