import type { Migration } from './migration.ts';

/** What users submit to have their identity checked, and what was decided. */
const UP = `
CREATE TABLE kyc_checks (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id),
  status TEXT NOT NULL CHECK (status IN ('pending', 'approved', 'rejected', 'cancelled')),
  full_name TEXT NOT NULL,
  birth_date DATE NOT NULL,
  country TEXT NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  address_line TEXT NOT NULL,
  city TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  document_type TEXT NOT NULL CHECK (document_type IN ('passport', 'id_card', 'driving_licence')),
  submitted_at TIMESTAMPTZ NOT NULL,
  reason TEXT,
  decided_at TIMESTAMPTZ,
  decided_by UUID REFERENCES users (id),
  CHECK ((status = 'pending') = (decided_at IS NULL)),
  CHECK ((status = 'pending') = (decided_by IS NULL)),
  CHECK ((status = 'pending') = (reason IS NULL)),
  CHECK (decided_by <> user_id)
);
CREATE INDEX kyc_checks_user_id_idx ON kyc_checks (user_id, id DESC);
CREATE UNIQUE INDEX kyc_checks_pending_key ON kyc_checks (user_id) WHERE status = 'pending';
-- The queue's order: who waits longest first, then what was decided, newest first.
CREATE INDEX kyc_checks_queue_idx ON kyc_checks
  ((status <> 'pending'), (CASE WHEN status = 'pending' THEN id ELSE -id END));

CREATE TABLE kyc_documents (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id),
  -- Null until it is submitted.
  check_id BIGINT REFERENCES kyc_checks (id),
  kind TEXT NOT NULL CHECK (kind IN ('identity_front', 'identity_back', 'address')),
  content_type TEXT NOT NULL
    CHECK (content_type IN ('image/png', 'image/jpeg', 'application/pdf')),
  content BYTEA NOT NULL CHECK (octet_length(content) BETWEEN 1 AND 5000000),
  size_bytes INTEGER NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  CHECK (size_bytes = octet_length(content))
);
-- Images and PDFs are compressed already.
ALTER TABLE kyc_documents ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX kyc_documents_user_id_idx ON kyc_documents (user_id, id) WHERE check_id IS NULL;
CREATE INDEX kyc_documents_check_id_idx ON kyc_documents (check_id, id) WHERE check_id IS NOT NULL;
-- What was submitted stays as it was.
CREATE TRIGGER kyc_documents_kept BEFORE UPDATE OR DELETE ON kyc_documents
  FOR EACH ROW WHEN (OLD.check_id IS NOT NULL) EXECUTE FUNCTION refuse_change();
`;

const DOWN = `
DROP TABLE kyc_documents, kyc_checks;
`;

export const migration: Migration = { name: '0010-identity-checks', up: UP, down: DOWN };
