import { QueryTypes, type Sequelize } from 'sequelize';
import type { Breach } from '../invariants.ts';

/** What a short look verifies. */
export const LOOK_CHECKS = {
  sum: { invariant: 'I1', message: 'per token all wallets sum to zero' },
  moved: { invariant: 'I4', message: 'a wallet that moved holds what its last ledger line says' },
} as const;

/** Moved wallets of one look at most: more move only when somebody changes the table by hand. */
const MOVED_WALLETS_MAX = 50_000;
const BREACHES_MAX = 20;

/**
 * Everything that anybody owns of a token adds up to zero with the house's own accounts, so one atom
 * too much anywhere shows in one pass over the wallets. What moves between two wallets does not: every
 * row written since the last look is compared with the ledger. Whether a row was written is told by
 * its transaction, not by its own time, which who writes behind the exchange's back need not set.
 */
const LOOK = `
WITH sums AS (
  SELECT 'token ' || token_id || ' wallets sum to ' || sum(balance) AS row
  FROM wallets GROUP BY token_id HAVING sum(balance) <> 0 LIMIT ${BREACHES_MAX}
), moved AS (
  SELECT user_id, token_id, balance FROM wallets
  WHERE age(xmin) <= age($1::text::xid) LIMIT ${MOVED_WALLETS_MAX}
), unexplained AS (
  SELECT 'wallet ' || user_id || ' token ' || token_id || ' balance ' || balance || ' ledger '
    || coalesce(last.balance_after, 0) AS row
  FROM moved LEFT JOIN LATERAL (
    SELECT balance_after FROM ledger_entries AS entry
    WHERE entry.user_id = moved.user_id AND entry.token_id = moved.token_id
    ORDER BY entry.id DESC LIMIT 1
  ) AS last ON TRUE
  WHERE balance <> coalesce(last.balance_after, 0) LIMIT ${BREACHES_MAX}
)
SELECT 'horizon' AS kind, (pg_snapshot_xmin(pg_current_snapshot())::xid)::text AS row
UNION ALL SELECT 'sum', row FROM sums
UNION ALL SELECT 'moved', row FROM unexplained`;

/** The short look at the wallets, from one snapshot, again and again. */
export class WalletLook {
  /** Every transaction before it was over at the last look; null before the first one. */
  private horizon: string | null = null;

  constructor(private readonly sequelize: Sequelize) {}

  async findBreaches(): Promise<Breach[]> {
    const rows = await this.sequelize.query<{
      kind: keyof typeof LOOK_CHECKS | 'horizon';
      row: string;
    }>(LOOK, { bind: [this.horizon], type: QueryTypes.SELECT });
    const breaches: Breach[] = [];
    let horizon: string | null = null;
    for (const { kind, row } of rows) {
      if (kind === 'horizon') horizon = row;
      else breaches.push({ ...LOOK_CHECKS[kind], row });
    }
    // What was found is looked at again until it is gone.
    if (breaches.length === 0) this.horizon = horizon;
    return breaches;
  }
}
