import type { Migration } from './migration.ts';

/** Where users withdraw to, whether only there, and how much of their withdrawal limits is used. */
const UP = `
CREATE TABLE withdrawal_addresses (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id),
  token_id INTEGER NOT NULL REFERENCES tokens (id),
  label TEXT NOT NULL,
  address TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  usable_from TIMESTAMPTZ NOT NULL CHECK (usable_from >= created_at),
  -- A withdrawal that is sent again under its key still finds where it went.
  deleted_at TIMESTAMPTZ
);
CREATE UNIQUE INDEX withdrawal_addresses_address_key
  ON withdrawal_addresses (user_id, token_id, address) WHERE deleted_at IS NULL;
CREATE INDEX withdrawal_addresses_user_id_idx ON withdrawal_addresses (user_id, id DESC);

-- A user's row is locked by whatever decides about a withdrawal of theirs.
CREATE TABLE withdrawal_policies (
  user_id UUID PRIMARY KEY REFERENCES users (id),
  allow_list_only BOOLEAN NOT NULL DEFAULT FALSE,
  -- Allow-list mode that was switched off stays on until then.
  allow_list_until TIMESTAMPTZ,
  CHECK (allow_list_only OR allow_list_until IS NULL)
);

-- What each withdrawal takes of its owner's limits. It is reserved before the engine is asked, under
-- the key that the engine keeps the outcome by: after a crash, the key tells what became of it.
CREATE TABLE withdrawal_reservations (
  user_id UUID NOT NULL REFERENCES users (id),
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  -- In cash, at the last price of the time.
  value unsigned_amount NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  -- When the engine was last asked.
  submitted_at TIMESTAMPTZ NOT NULL,
  -- Null until the outcome is known; refused ones are deleted.
  transaction_id BIGINT UNIQUE REFERENCES transactions (id),
  PRIMARY KEY (user_id, key)
);
CREATE INDEX withdrawal_reservations_created_at_idx
  ON withdrawal_reservations (user_id, created_at);

-- Withdrawals from before there were limits count too, at the price of their time.
INSERT INTO withdrawal_reservations (user_id, key, fingerprint, value, created_at, submitted_at,
  transaction_id)
SELECT results.user_id, results.key, results.fingerprint,
  least(ceil(transactions.amount::numeric * coalesce(CASE WHEN tokens.is_quote THEN 1
    ELSE price_at(tokens.id, transactions.created_at) END, 0) * 100000000) / 100000000,
    9999999999999999999999999999),
  transactions.created_at, transactions.created_at, transactions.id
FROM transactions
JOIN tokens ON tokens.id = transactions.token_id
JOIN idempotency_results AS results ON results.user_id = transactions.user_id
  AND results.key LIKE 'withdrawal:%'
  AND (results.outcome ->> 'transactionId')::bigint = transactions.id
WHERE transactions.type = 'withdrawal' AND transactions.created_at > now() - interval '30 days';
`;

const DOWN = `
DROP TABLE withdrawal_reservations, withdrawal_policies, withdrawal_addresses;
`;

export const migration: Migration = { name: '0009-withdrawal-addresses', up: UP, down: DOWN };
