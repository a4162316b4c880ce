import type { Migration } from './migration.ts';

/** Keys that users' programs sign requests with. */
const UP = `
CREATE TABLE api_keys (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id),
  label TEXT NOT NULL CHECK (label <> ''),
  -- What requests name the key by; no secret.
  api_key TEXT NOT NULL UNIQUE,
  -- Sealed: a signature cannot be checked by a hash of the secret.
  sealed_secret BYTEA NOT NULL,
  permissions TEXT[] NOT NULL CHECK (cardinality(permissions) > 0
    AND permissions <@ ARRAY['read', 'trade', 'withdraw']),
  allowed_ips TEXT[] NOT NULL DEFAULT '{}',
  is_enabled BOOLEAN NOT NULL DEFAULT true,
  -- Rises with each change of what the key may do: connections that were opened before it end.
  version INTEGER NOT NULL DEFAULT 1,
  expires_at TIMESTAMPTZ,
  created_at TIMESTAMPTZ NOT NULL,
  last_used_at TIMESTAMPTZ,
  last_used_ip TEXT,
  CONSTRAINT api_keys_withdraw_ips_check
    CHECK (NOT 'withdraw' = ANY (permissions) OR cardinality(allowed_ips) > 0)
);
CREATE INDEX api_keys_user_id_idx ON api_keys (user_id, id DESC);
`;

const DOWN = `
DROP TABLE api_keys;
`;

export const migration: Migration = { name: '0008-api-keys', up: UP, down: DOWN };
