import type { Migration } from './migration.ts';

/** Every order type, market rules beyond the grid, fees by user, and a journal that can be verified. */
const UP = `
ALTER TABLE orders
  ADD COLUMN stop_price positive_amount,
  ADD COLUMN trailing_delta positive_amount,
  ADD COLUMN trailing_delta_bps INTEGER CHECK (trailing_delta_bps BETWEEN 1 AND 9999),
  ADD COLUMN display_quantity positive_amount,
  ADD COLUMN visible_quantity unsigned_amount,
  ADD COLUMN expires_at TIMESTAMPTZ,
  ADD COLUMN linked_order_id BIGINT,
  ADD COLUMN triggered_at TIMESTAMPTZ,
  DROP CONSTRAINT orders_order_type_check,
  DROP CONSTRAINT orders_status_check,
  DROP CONSTRAINT orders_time_in_force_check,
  DROP CONSTRAINT orders_check,
  DROP CONSTRAINT orders_check1,
  DROP CONSTRAINT orders_check2,
  DROP CONSTRAINT orders_check3,
  ADD CONSTRAINT orders_order_type_check CHECK (order_type IN ('limit', 'market', 'stop',
    'stop_limit', 'take_profit', 'take_profit_limit', 'trailing_stop')),
  ADD CONSTRAINT orders_status_check CHECK (status IN ('pending', 'open', 'partially_filled',
    'filled', 'cancelled', 'expired', 'rejected')),
  ADD CONSTRAINT orders_time_in_force_check CHECK (time_in_force IN ('GTC', 'IOC', 'FOK', 'GTD')),
  ADD CONSTRAINT orders_size_check CHECK ((quantity IS NULL) <> (quote_quantity IS NULL)),
  ADD CONSTRAINT orders_price_check CHECK (
    order_type NOT IN ('limit', 'stop_limit', 'take_profit_limit')
    OR (price IS NOT NULL AND quantity IS NOT NULL)),
  ADD CONSTRAINT orders_stop_price_check CHECK (
    (order_type IN ('limit', 'market')) = (stop_price IS NULL)),
  ADD CONSTRAINT orders_trailing_check CHECK (num_nonnulls(trailing_delta, trailing_delta_bps)
    = CASE order_type WHEN 'trailing_stop' THEN 1 ELSE 0 END),
  ADD CONSTRAINT orders_filled_check CHECK (quantity IS NULL OR filled_quantity <= quantity),
  ADD CONSTRAINT orders_reserved_check CHECK (
    status IN ('pending', 'open', 'partially_filled') OR reserved = 0),
  ADD CONSTRAINT orders_expiry_check CHECK ((time_in_force = 'GTD') = (expires_at IS NOT NULL)),
  ADD CONSTRAINT orders_iceberg_check CHECK (
    (display_quantity IS NULL) = (visible_quantity IS NULL));
DROP INDEX orders_open_idx;
-- What a rebuild loads and what "my open orders" shows.
CREATE INDEX orders_open_idx ON orders (user_id, id DESC)
  WHERE status IN ('pending', 'open', 'partially_filled');

-- The rates that both sides of a trade were charged at; null for trades from before they were kept.
ALTER TABLE trades
  ADD COLUMN buyer_fee_ppm INTEGER CHECK (buyer_fee_ppm BETWEEN 0 AND 1000000),
  ADD COLUMN seller_fee_ppm INTEGER CHECK (seller_fee_ppm BETWEEN 0 AND 1000000);
-- Trades are stored in the order of time: a few blocks per range answer "since when".
CREATE INDEX trades_created_at_idx ON trades USING BRIN (created_at) WITH (pages_per_range = 16);

ALTER TABLE tokens
  ADD COLUMN price_band_bps INTEGER NOT NULL DEFAULT 0
    CHECK (price_band_bps BETWEEN 0 AND 1000000),
  ADD COLUMN max_open_orders INTEGER NOT NULL DEFAULT 200
    CHECK (max_open_orders BETWEEN 1 AND 10000),
  ADD COLUMN max_triggers INTEGER NOT NULL DEFAULT 50 CHECK (max_triggers BETWEEN 0 AND 1000),
  ADD COLUMN breaker_move_bps INTEGER NOT NULL DEFAULT 0
    CHECK (breaker_move_bps BETWEEN 0 AND 9999),
  ADD COLUMN breaker_window_minutes INTEGER NOT NULL DEFAULT 5
    CHECK (breaker_window_minutes BETWEEN 1 AND 60),
  ADD COLUMN breaker_pause_minutes INTEGER NOT NULL DEFAULT 5
    CHECK (breaker_pause_minutes BETWEEN 0 AND 1440),
  ADD COLUMN halted_until TIMESTAMPTZ,
  -- When the market last became active: no circuit breaker looks at trades before.
  ADD COLUMN opened_at TIMESTAMPTZ NOT NULL DEFAULT 'epoch';

-- A dead man's switch that is on.
CREATE TABLE cancel_timers (
  user_id UUID PRIMARY KEY REFERENCES users (id),
  due_at TIMESTAMPTZ NOT NULL
);

-- Rates of users who do not pay the market's own.
CREATE TABLE user_fees (
  user_id UUID PRIMARY KEY REFERENCES users (id),
  kind TEXT NOT NULL CHECK (kind IN ('tier', 'override')),
  maker_fee_ppm INTEGER NOT NULL CHECK (maker_fee_ppm BETWEEN 0 AND 1000000),
  taker_fee_ppm INTEGER NOT NULL CHECK (taker_fee_ppm BETWEEN 0 AND 1000000)
);

CREATE TABLE fee_tiers (
  min_volume unsigned_amount PRIMARY KEY,
  maker_fee_ppm INTEGER NOT NULL CHECK (maker_fee_ppm BETWEEN 0 AND 100000),
  taker_fee_ppm INTEGER NOT NULL CHECK (taker_fee_ppm BETWEEN 0 AND 100000)
);

CREATE TABLE fee_overrides (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id),
  maker_fee_ppm INTEGER NOT NULL CHECK (maker_fee_ppm BETWEEN 0 AND 100000),
  taker_fee_ppm INTEGER NOT NULL CHECK (taker_fee_ppm BETWEEN 0 AND 100000),
  effective_from TIMESTAMPTZ NOT NULL,
  -- Equal to the beginning: taken back before it began.
  effective_until TIMESTAMPTZ CHECK (effective_until >= effective_from),
  reason TEXT NOT NULL,
  created_by UUID NOT NULL REFERENCES users (id),
  created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX fee_overrides_user_id_idx ON fee_overrides (user_id, effective_from DESC);

-- Cash traded by user and UTC day, both sides of a trade, folded from trades up to a trade's id.
CREATE TABLE user_volumes (
  user_id UUID NOT NULL REFERENCES users (id),
  day DATE NOT NULL,
  quote_volume unsigned_amount NOT NULL,
  PRIMARY KEY (user_id, day)
);
CREATE TABLE user_volumes_cursor (
  id SMALLINT PRIMARY KEY CHECK (id = 1),
  last_trade_id BIGINT NOT NULL
);
INSERT INTO user_volumes_cursor VALUES (1, 0);

-- SHA-256, chained over everything that each batch wrote: the state in 32 bytes.
ALTER TABLE engine_leader
  ADD COLUMN state_hash BYTEA NOT NULL DEFAULT '\\x0000000000000000000000000000000000000000000000000000000000000000';
ALTER TABLE engine_journal ADD COLUMN state_hash BYTEA;

-- The whole state after a batch: replaying the journal may begin there, and older rows may go.
CREATE TABLE engine_checkpoints (
  batch_id BIGINT PRIMARY KEY,
  state_hash BYTEA NOT NULL,
  counters JSONB NOT NULL,
  created_at TIMESTAMPTZ NOT NULL
);
CREATE TABLE engine_checkpoint_parts (
  batch_id BIGINT NOT NULL REFERENCES engine_checkpoints (batch_id) ON DELETE CASCADE,
  part INTEGER NOT NULL,
  -- Compressed JSON.
  body BYTEA NOT NULL,
  PRIMARY KEY (batch_id, part)
);
`;

/**
 * Orders of the new kinds have no meaning below: the money that they reserve would be stuck, and their
 * history would be gone. They are refused, closed ones too.
 */
const DOWN = `
DO $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM orders WHERE order_type NOT IN ('limit', 'market')
      OR status IN ('pending', 'rejected') OR time_in_force = 'GTD'
      OR display_quantity IS NOT NULL OR linked_order_id IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'there are orders of kinds that the schema before 0002-order-types cannot hold'
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
END $$;

DROP TABLE engine_checkpoint_parts, engine_checkpoints, user_volumes_cursor, user_volumes,
  fee_overrides, fee_tiers, user_fees, cancel_timers;
ALTER TABLE engine_journal DROP COLUMN state_hash;
ALTER TABLE engine_leader DROP COLUMN state_hash;
ALTER TABLE tokens DROP COLUMN price_band_bps, DROP COLUMN max_open_orders,
  DROP COLUMN max_triggers, DROP COLUMN breaker_move_bps, DROP COLUMN breaker_window_minutes,
  DROP COLUMN breaker_pause_minutes, DROP COLUMN halted_until, DROP COLUMN opened_at;
DROP INDEX trades_created_at_idx;
ALTER TABLE trades DROP COLUMN buyer_fee_ppm, DROP COLUMN seller_fee_ppm;

DROP INDEX orders_open_idx;
ALTER TABLE orders
  DROP CONSTRAINT orders_order_type_check,
  DROP CONSTRAINT orders_status_check,
  DROP CONSTRAINT orders_time_in_force_check,
  DROP CONSTRAINT orders_size_check,
  DROP CONSTRAINT orders_price_check,
  DROP CONSTRAINT orders_stop_price_check,
  DROP CONSTRAINT orders_trailing_check,
  DROP CONSTRAINT orders_filled_check,
  DROP CONSTRAINT orders_reserved_check,
  DROP CONSTRAINT orders_expiry_check,
  DROP CONSTRAINT orders_iceberg_check,
  DROP COLUMN stop_price, DROP COLUMN trailing_delta, DROP COLUMN trailing_delta_bps,
  DROP COLUMN display_quantity, DROP COLUMN visible_quantity, DROP COLUMN expires_at,
  DROP COLUMN linked_order_id, DROP COLUMN triggered_at,
  ADD CONSTRAINT orders_order_type_check CHECK (order_type IN ('limit', 'market')),
  ADD CONSTRAINT orders_status_check CHECK (status IN ('open', 'partially_filled', 'filled',
    'cancelled', 'expired')),
  ADD CONSTRAINT orders_time_in_force_check CHECK (time_in_force IN ('GTC', 'IOC', 'FOK')),
  ADD CONSTRAINT orders_check CHECK ((quantity IS NULL) <> (quote_quantity IS NULL)),
  ADD CONSTRAINT orders_check1 CHECK (
    order_type = 'market' OR (price IS NOT NULL AND quantity IS NOT NULL)),
  ADD CONSTRAINT orders_check2 CHECK (quantity IS NULL OR filled_quantity <= quantity),
  ADD CONSTRAINT orders_check3 CHECK (status IN ('open', 'partially_filled') OR reserved = 0);
CREATE INDEX orders_open_idx ON orders (user_id, id DESC)
  WHERE status IN ('open', 'partially_filled');
`;

export const migration: Migration = { name: '0002-order-types', up: UP, down: DOWN };
