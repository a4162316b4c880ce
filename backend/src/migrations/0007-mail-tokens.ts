import type { Migration } from './migration.ts';

/** Whether an e-mail address is proven, and the links that were mailed to prove one or to reset a password. */
const UP = `
-- Null until a link sent to the address was opened.
ALTER TABLE users ADD COLUMN email_verified_at TIMESTAMPTZ;

-- At most one link of each purpose per user: a newer one takes the place of the older.
CREATE TABLE mail_tokens (
  user_id UUID NOT NULL REFERENCES users (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('reset_password', 'verify_email', 'change_email')),
  -- SHA-256 (hex): who reads the table can open nothing.
  token_hash TEXT NOT NULL,
  -- Where it was sent to: it proves this address and no other.
  email TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  expires_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (user_id, purpose)
);
CREATE UNIQUE INDEX mail_tokens_token_hash_key ON mail_tokens (token_hash);
`;

const DOWN = `
DROP TABLE mail_tokens;
ALTER TABLE users DROP COLUMN email_verified_at;
`;

export const migration: Migration = { name: '0007-mail-tokens', up: UP, down: DOWN };
