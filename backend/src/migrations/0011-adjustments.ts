import type { Migration } from './migration.ts';

/** Adjustments of balances that wait for a second person, and the switch that stops payouts. */
const UP = `
CREATE TABLE adjustment_proposals (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id),
  token_id INTEGER NOT NULL REFERENCES tokens (id),
  amount amount NOT NULL CHECK (amount <> 0),
  -- In cash when it was proposed, and what the house held of the token then. An amount times a price
  -- may be wider than an amount.
  value NUMERIC(60, 8) CHECK (value <> 'NaN'),
  house_total amount NOT NULL,
  reason TEXT NOT NULL,
  -- Expired ones stay 'proposed': nobody has to be there at the moment when their time is over.
  status TEXT NOT NULL DEFAULT 'proposed'
    CHECK (status IN ('proposed', 'applying', 'approved', 'rejected')),
  proposed_by UUID NOT NULL REFERENCES users (id),
  created_at TIMESTAMPTZ NOT NULL,
  expires_at TIMESTAMPTZ NOT NULL,
  decided_by UUID REFERENCES users (id),
  decided_at TIMESTAMPTZ,
  decision_reason TEXT,
  -- The audit record of an approval, written together with what it does.
  approval JSONB,
  -- How often it was approved: each try has a key of its own, because refusals are remembered.
  attempt INTEGER NOT NULL DEFAULT 0,
  transaction_id BIGINT REFERENCES transactions (id),
  -- Two people, whatever a program does, and neither of them for themselves.
  CHECK (proposed_by <> user_id),
  CHECK (decided_by <> proposed_by AND decided_by <> user_id),
  CHECK ((status = 'proposed') = (decided_by IS NULL)),
  CHECK ((status = 'proposed') = (decided_at IS NULL)),
  CHECK ((status = 'proposed') = (decision_reason IS NULL)),
  CHECK ((status = 'approved') = (transaction_id IS NOT NULL))
);
CREATE INDEX adjustment_proposals_status_idx ON adjustment_proposals (status, id DESC);
CREATE UNIQUE INDEX adjustment_proposals_transaction_id_key ON adjustment_proposals (transaction_id);

-- One row. Payouts stop by themselves when the books contradict each other, also over a restart.
CREATE TABLE withdrawal_freeze (
  id SMALLINT PRIMARY KEY CHECK (id = 1),
  frozen_at TIMESTAMPTZ,
  -- Rows that contradicted each other, in words; bounded by who writes it.
  findings JSONB NOT NULL
);
INSERT INTO withdrawal_freeze VALUES (1, NULL, '[]');
`;

const DOWN = `
DROP TABLE withdrawal_freeze, adjustment_proposals;
`;

export const migration: Migration = { name: '0011-adjustments', up: UP, down: DOWN };
