import type { Migration } from './migration.ts';

/**
 * The whole first schema. Text with CHECK instead of enums, timestamptz, no SERIAL: ids of orders,
 * trades, journals, ledger entries and transactions are given out by the engine.
 */
const UP = `
-- NUMERIC accepts NaN and rounds silently: the domains refuse the first, the single writer never
-- sends more than 8 decimals.
CREATE DOMAIN amount AS NUMERIC(36, 8) CHECK (VALUE <> 'NaN');
CREATE DOMAIN unsigned_amount AS NUMERIC(36, 8) CHECK (VALUE <> 'NaN' AND VALUE >= 0);
CREATE DOMAIN positive_amount AS NUMERIC(36, 8) CHECK (VALUE <> 'NaN' AND VALUE > 0);

-- How a statement of a batch checks itself: an unexpected count aborts the whole transaction.
CREATE FUNCTION expect_rows(actual BIGINT, expected BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
  IF actual IS DISTINCT FROM expected THEN
    RAISE EXCEPTION 'expected % rows, found %', expected, actual
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
END $$;

CREATE TABLE users (
  id UUID PRIMARY KEY,
  email TEXT NOT NULL,
  username TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT 'user'
    CHECK (role IN ('user', 'support', 'compliance', 'operator', 'admin')),
  kyc_status TEXT NOT NULL DEFAULT 'none'
    CHECK (kyc_status IN ('none', 'pending', 'approved', 'rejected')),
  is_active BOOLEAN NOT NULL DEFAULT TRUE,
  -- The house's own accounts and its market makers: no password opens them.
  is_system BOOLEAN NOT NULL DEFAULT FALSE,
  last_login_at TIMESTAMPTZ,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
-- E-mail is stored normalised; user names keep their case but are unique without it.
CREATE UNIQUE INDEX users_email_key ON users (email);
CREATE UNIQUE INDEX users_username_key ON users (lower(username));
CREATE INDEX users_created_at_idx ON users (created_at DESC, id DESC);

CREATE TABLE sessions (
  id UUID PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id),
  refresh_token_hash TEXT NOT NULL,
  -- The token before the last rotation: its reuse revokes the session.
  previous_token_hash TEXT,
  rotated_at TIMESTAMPTZ,
  ip TEXT,
  user_agent TEXT,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  last_used_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  expires_at TIMESTAMPTZ NOT NULL,
  revoked_at TIMESTAMPTZ
);
CREATE UNIQUE INDEX sessions_refresh_token_hash_key ON sessions (refresh_token_hash);
CREATE INDEX sessions_previous_token_hash_idx ON sessions (previous_token_hash)
  WHERE previous_token_hash IS NOT NULL;
CREATE INDEX sessions_user_id_idx ON sessions (user_id, created_at DESC);

CREATE TABLE tokens (
  id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  symbol TEXT NOT NULL UNIQUE CHECK (symbol ~ '^[A-Z0-9]{2,10}$'),
  name TEXT NOT NULL,
  is_quote BOOLEAN NOT NULL DEFAULT FALSE,
  state TEXT NOT NULL DEFAULT 'halted'
    CHECK (state IN ('active', 'post_only', 'cancel_only', 'halted', 'delisted')),
  tick_size positive_amount NOT NULL,
  lot_size positive_amount NOT NULL,
  min_quantity positive_amount NOT NULL,
  max_quantity positive_amount NOT NULL,
  min_notional unsigned_amount NOT NULL,
  maker_fee_ppm INTEGER NOT NULL CHECK (maker_fee_ppm BETWEEN 0 AND 100000),
  taker_fee_ppm INTEGER NOT NULL CHECK (taker_fee_ppm BETWEEN 0 AND 100000),
  circulating_supply unsigned_amount NOT NULL DEFAULT 0,
  -- The last trade's price, written in the trade's own transaction.
  current_price positive_amount,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  CHECK (max_quantity >= min_quantity),
  -- price x quantity must be exact in 8 decimals.
  CHECK (min_scale(tick_size) + min_scale(lot_size) <= 8)
);
CREATE UNIQUE INDEX tokens_one_quote_key ON tokens (is_quote) WHERE is_quote;

CREATE TABLE wallets (
  user_id UUID NOT NULL REFERENCES users (id),
  token_id INTEGER NOT NULL REFERENCES tokens (id),
  balance amount NOT NULL,
  locked_balance amount NOT NULL,
  version BIGINT NOT NULL,
  is_system BOOLEAN NOT NULL DEFAULT FALSE,
  updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, token_id),
  CHECK (is_system OR (locked_balance >= 0 AND balance >= locked_balance))
) WITH (fillfactor = 70);

CREATE TABLE orders (
  id BIGINT PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id),
  token_id INTEGER NOT NULL REFERENCES tokens (id),
  client_order_id TEXT,
  order_type TEXT NOT NULL CHECK (order_type IN ('limit', 'market')),
  side TEXT NOT NULL CHECK (side IN ('buy', 'sell')),
  price positive_amount,
  quantity positive_amount,
  quote_quantity positive_amount,
  filled_quantity unsigned_amount NOT NULL,
  quote_filled unsigned_amount NOT NULL,
  fee unsigned_amount NOT NULL,
  -- In ppm-atoms, an integer: the fee is its ceiling in atoms.
  fee_accrued NUMERIC(48, 0) NOT NULL CHECK (fee_accrued >= 0),
  reserved unsigned_amount NOT NULL,
  status TEXT NOT NULL
    CHECK (status IN ('open', 'partially_filled', 'filled', 'cancelled', 'expired')),
  reason TEXT,
  time_in_force TEXT NOT NULL CHECK (time_in_force IN ('GTC', 'IOC', 'FOK')),
  post_only BOOLEAN NOT NULL,
  self_trade_prevention TEXT NOT NULL,
  max_slippage_bps INTEGER NOT NULL,
  priority_sequence BIGINT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL,
  CHECK ((quantity IS NULL) <> (quote_quantity IS NULL)),
  CHECK (order_type = 'market' OR (price IS NOT NULL AND quantity IS NOT NULL)),
  CHECK (quantity IS NULL OR filled_quantity <= quantity),
  CHECK (status IN ('open', 'partially_filled') OR reserved = 0)
) WITH (fillfactor = 80);
CREATE INDEX orders_user_id_idx ON orders (user_id, id DESC);
CREATE UNIQUE INDEX orders_client_order_id_key ON orders (user_id, client_order_id)
  WHERE client_order_id IS NOT NULL;
-- What a rebuild loads and what "my open orders" shows.
CREATE INDEX orders_open_idx ON orders (user_id, id DESC)
  WHERE status IN ('open', 'partially_filled');

CREATE TABLE trades (
  id BIGINT PRIMARY KEY,
  token_id INTEGER NOT NULL REFERENCES tokens (id),
  price positive_amount NOT NULL,
  quantity positive_amount NOT NULL,
  quote_amount positive_amount NOT NULL,
  buy_order_id BIGINT NOT NULL REFERENCES orders (id),
  sell_order_id BIGINT NOT NULL REFERENCES orders (id),
  buyer_id UUID NOT NULL,
  seller_id UUID NOT NULL,
  taker_side TEXT NOT NULL CHECK (taker_side IN ('buy', 'sell')),
  buyer_fee unsigned_amount NOT NULL,
  seller_fee unsigned_amount NOT NULL,
  created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX trades_token_id_idx ON trades (token_id, id DESC);
CREATE INDEX trades_buyer_id_idx ON trades (buyer_id, id DESC);
CREATE INDEX trades_seller_id_idx ON trades (seller_id, id DESC);
CREATE INDEX trades_buy_order_id_idx ON trades (buy_order_id);
CREATE INDEX trades_sell_order_id_idx ON trades (sell_order_id);

CREATE TABLE transactions (
  id BIGINT PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id),
  token_id INTEGER NOT NULL REFERENCES tokens (id),
  type TEXT NOT NULL CHECK (type IN ('deposit', 'withdrawal', 'adjustment')),
  amount amount NOT NULL CHECK (amount > 0 OR type = 'adjustment'),
  status TEXT NOT NULL CHECK (status IN ('pending', 'held', 'completed', 'rejected', 'cancelled')),
  address TEXT,
  decided_by UUID REFERENCES users (id),
  reason TEXT,
  created_at TIMESTAMPTZ NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL,
  CHECK ((type = 'withdrawal') = (address IS NOT NULL))
);
CREATE INDEX transactions_user_id_idx ON transactions (user_id, id DESC);
CREATE INDEX transactions_type_status_idx ON transactions (type, status, id DESC);

CREATE TABLE ledger_entries (
  id BIGINT PRIMARY KEY,
  journal_id BIGINT NOT NULL,
  journal_type TEXT NOT NULL CHECK (journal_type IN ('trade', 'deposit', 'withdrawal', 'adjustment')),
  kind TEXT NOT NULL CHECK (kind IN ('principal', 'fee')),
  reference_id BIGINT NOT NULL,
  user_id UUID NOT NULL,
  token_id INTEGER NOT NULL,
  amount amount NOT NULL CHECK (amount <> 0),
  balance_after amount NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  FOREIGN KEY (user_id, token_id) REFERENCES wallets (user_id, token_id)
);
CREATE INDEX ledger_entries_user_id_idx ON ledger_entries (user_id, id DESC);
CREATE INDEX ledger_entries_wallet_idx ON ledger_entries (user_id, token_id, id DESC);

-- Double entry, checked by the database itself: the lines that one statement adds to a journal sum
-- to zero per token, so a one-legged journal cannot be stored.
CREATE FUNCTION ledger_entries_balanced() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM added GROUP BY journal_id, token_id HAVING sum(amount) <> 0
  ) THEN
    RAISE EXCEPTION 'journal does not sum to zero' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_entries_balanced AFTER INSERT ON ledger_entries
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger_entries_balanced();

CREATE FUNCTION refuse_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER trades_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON trades
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE candles (
  token_id INTEGER NOT NULL REFERENCES tokens (id),
  -- Stored widths; the others are folded from these.
  width TEXT NOT NULL CHECK (width IN ('1m', '1h', '1d')),
  open_time TIMESTAMPTZ NOT NULL,
  open positive_amount NOT NULL,
  high positive_amount NOT NULL,
  low positive_amount NOT NULL,
  close positive_amount NOT NULL,
  volume unsigned_amount NOT NULL,
  quote_volume unsigned_amount NOT NULL,
  trade_count INTEGER NOT NULL,
  PRIMARY KEY (token_id, width, open_time),
  CHECK (low <= open AND low <= close AND low <= high AND high >= open AND high >= close)
);

-- Outcome by key, for ever: the same key again answers with it.
CREATE TABLE idempotency_results (
  user_id UUID NOT NULL REFERENCES users (id),
  key TEXT NOT NULL,
  -- SHA-256 over the request: another body under the same key is refused.
  fingerprint TEXT NOT NULL,
  outcome JSONB NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (user_id, key)
);

CREATE TABLE engine_leader (
  id SMALLINT PRIMARY KEY CHECK (id = 1),
  epoch BIGINT NOT NULL,
  holder TEXT NOT NULL,
  acquired_at TIMESTAMPTZ NOT NULL,
  -- The last numbers given out: pruning rows never frees a number.
  last_batch_id BIGINT NOT NULL,
  counters JSONB NOT NULL
) WITH (fillfactor = 20);
INSERT INTO engine_leader VALUES (1, 0, '', now(), 0, '{}');

CREATE TABLE engine_journal (
  batch_id BIGINT PRIMARY KEY,
  epoch BIGINT NOT NULL,
  command_count INTEGER NOT NULL,
  -- A JSON array of commands in the order in which they were applied; amounts are strings of atoms.
  commands TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE audit_log (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  actor_id UUID NOT NULL REFERENCES users (id),
  actor_role TEXT NOT NULL,
  action TEXT NOT NULL,
  target_type TEXT NOT NULL,
  target_id TEXT NOT NULL,
  before JSONB,
  after JSONB,
  reason TEXT NOT NULL,
  ip TEXT,
  request_id TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX audit_log_actor_id_idx ON audit_log (actor_id, id DESC);
CREATE INDEX audit_log_target_idx ON audit_log (target_type, target_id, id DESC);
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The house's two accounts; 'x' is no bcrypt hash, so nothing opens them.
INSERT INTO users (id, email, username, password_hash, is_system) VALUES
  ('00000000-0000-4000-8000-00000000fee5', 'fees@house.invalid', 'house-fees', 'x', TRUE),
  ('00000000-0000-4000-8000-0000000000e1', 'external@house.invalid', 'house-external', 'x', TRUE);
`;

const DOWN = `
DROP TABLE audit_log, engine_journal, engine_leader, idempotency_results, candles, ledger_entries,
  transactions, trades, orders, wallets, tokens, sessions, users;
DROP FUNCTION ledger_entries_balanced, refuse_change, expect_rows;
DROP DOMAIN amount, unsigned_amount, positive_amount;
`;

export const migration: Migration = { name: '0001-exchange', up: UP, down: DOWN };
