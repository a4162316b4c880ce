import type { Migration } from './migration.ts';

/** A second factor, recovery codes, who tried to sign in, and accounts that their owners froze. */
const UP = `
ALTER TABLE users
  ADD COLUMN totp_enabled BOOLEAN NOT NULL DEFAULT FALSE,
  -- Frozen by its owner: nobody signs in and nothing is paid out until an operator lifts it.
  ADD COLUMN is_frozen BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX users_frozen_idx ON users (id) WHERE is_frozen;

-- Asked for only when users.totp_enabled; before that it waits for its first code.
CREATE TABLE totp_credentials (
  user_id UUID PRIMARY KEY REFERENCES users (id),
  -- AES-256-GCM under a key that is not in the database.
  sealed_secret BYTEA NOT NULL,
  -- The last step of 30 seconds whose code was accepted: a code is good once.
  last_step BIGINT NOT NULL DEFAULT 0,
  failed_count INTEGER NOT NULL DEFAULT 0 CHECK (failed_count >= 0),
  -- When the first of them failed.
  failed_since TIMESTAMPTZ,
  created_at TIMESTAMPTZ NOT NULL,
  CHECK ((failed_count = 0) = (failed_since IS NULL))
);

CREATE TABLE recovery_codes (
  user_id UUID NOT NULL REFERENCES users (id),
  code_hash TEXT NOT NULL,
  used_at TIMESTAMPTZ,
  PRIMARY KEY (user_id, code_hash)
);

CREATE TABLE login_attempts (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('signed_in', 'wrong_password', 'wrong_code', 'disabled')),
  ip TEXT,
  user_agent TEXT,
  created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX login_attempts_user_id_idx ON login_attempts (user_id, id DESC);

-- A user's live sessions, newest first.
CREATE INDEX sessions_live_idx ON sessions (user_id, created_at DESC, id DESC)
  WHERE revoked_at IS NULL;
`;

const DOWN = `
DROP INDEX sessions_live_idx;
DROP TABLE login_attempts, recovery_codes, totp_credentials;
DROP INDEX users_frozen_idx;
ALTER TABLE users DROP COLUMN is_frozen, DROP COLUMN totp_enabled;
`;

export const migration: Migration = { name: '0006-account-security', up: UP, down: DOWN };
