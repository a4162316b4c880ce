import type { Migration } from './migration.ts';

/** What the house tells everybody, and whether it takes orders and withdrawals at all. */
const UP = `
CREATE TABLE announcements (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  title_de TEXT,
  body_de TEXT,
  severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'maintenance')),
  starts_at TIMESTAMPTZ NOT NULL,
  -- Null: until it is taken down.
  ends_at TIMESTAMPTZ,
  created_at TIMESTAMPTZ NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL,
  CHECK (ends_at > starts_at)
);
CREATE INDEX announcements_ends_at_idx ON announcements (ends_at);

CREATE TABLE maintenance (
  id SMALLINT PRIMARY KEY CHECK (id = 1),
  is_on BOOLEAN NOT NULL,
  message TEXT,
  changed_at TIMESTAMPTZ NOT NULL
);
INSERT INTO maintenance (id, is_on, changed_at) VALUES (1, FALSE, now());
`;

const DOWN = `
DROP TABLE maintenance, announcements;
`;

export const migration: Migration = { name: '0012-announcements', up: UP, down: DOWN };
