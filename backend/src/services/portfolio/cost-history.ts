import { QueryTypes, type Sequelize } from 'sequelize';
import { parseStored } from '../../lib/decimal.ts';
import { amountArray, plainArray } from '../single-writer/array-literal.ts';
import { addCostLine, NO_COST, type CostLine, type CostState } from './cost-fold.ts';

/** So many lines of one token are folded at most, once the checkpoints before them are stored. */
const LINES_PER_CHECKPOINT = 500;
const LINES_PER_QUERY = 5_000;

interface Checkpoint extends CostState {
  ledgerEntryId: number;
}

interface LineRow {
  id: string;
  amount: string;
  balanceAfter: string;
  kind: CostLine['kind'];
  cash: string;
}

/**
 * The average cost of a user's tokens after any ledger line. Folding all lines of a busy account takes
 * a second, so that every five hundredth state is stored the first time that somebody asks; from then
 * on a question costs at most five hundred lines per token. Stored states follow from lines that never
 * change: whoever stores one stores the same.
 */
export class CostHistory {
  constructor(private readonly sequelize: Sequelize) {}

  /** @param ledgerEntryIds rising; the answer has one state for each. */
  async at(
    userId: string,
    tokenId: number,
    ledgerEntryIds: readonly number[],
  ): Promise<CostState[]> {
    const states: CostState[] = [];
    let from: Checkpoint = { ...NO_COST, ledgerEntryId: 0 };
    for (const ledgerEntryId of ledgerEntryIds) {
      const stored = await this.lastCheckpoint(userId, tokenId, ledgerEntryId);
      if (stored !== null && stored.ledgerEntryId > from.ledgerEntryId) from = stored;
      from = await this.foldThrough(userId, tokenId, from, ledgerEntryId);
      states.push(from);
    }
    return states;
  }

  private async foldThrough(
    userId: string,
    tokenId: number,
    from: Checkpoint,
    lastId: number,
  ): Promise<Checkpoint> {
    let state: CostState = from;
    let { ledgerEntryId } = from;
    const checkpoints: Checkpoint[] = [];
    let unstored = 0;
    for (;;) {
      const lines = await this.lines(userId, tokenId, ledgerEntryId, lastId);
      for (const line of lines) {
        state = addCostLine(state, line);
        ledgerEntryId = line.id;
        unstored += 1;
        if (unstored < LINES_PER_CHECKPOINT) continue;
        checkpoints.push({ ...state, ledgerEntryId });
        unstored = 0;
      }
      if (lines.length < LINES_PER_QUERY) break;
    }
    await this.store(userId, tokenId, checkpoints);
    return { ...state, ledgerEntryId };
  }

  private async lastCheckpoint(
    userId: string,
    tokenId: number,
    lastId: number,
  ): Promise<Checkpoint | null> {
    const [row] = await this.select<{ id: string; cost: string; realised: string }>(
      `SELECT ledger_entry_id AS id, cost, realised FROM cost_checkpoints
       WHERE user_id = $1 AND token_id = $2 AND ledger_entry_id <= $3
       ORDER BY ledger_entry_id DESC LIMIT 1`,
      userId,
      tokenId,
      lastId,
    );
    if (row === undefined) return null;
    return {
      ledgerEntryId: Number(row.id),
      costAtoms: parseStored(row.cost),
      realisedAtoms: parseStored(row.realised),
    };
  }

  private async lines(
    userId: string,
    tokenId: number,
    afterId: number,
    lastId: number,
  ): Promise<CostLine[]> {
    const rows = await this.select<LineRow>(
      `SELECT line.id, line.amount, line.balance_after AS "balanceAfter",
         CASE WHEN line.journal_type <> 'trade' THEN 'moved' WHEN line.kind = 'fee' THEN 'fee'
           WHEN line.amount > 0 THEN 'bought' ELSE 'sold' END AS kind,
         CASE WHEN line.journal_type <> 'trade' AND line.amount > 0
           THEN trunc(line.amount * coalesce(price_at(line.token_id, line.created_at), 0), 8)
           WHEN line.journal_type <> 'trade' OR line.kind = 'fee' THEN 0.00000000
           WHEN line.amount > 0 THEN trades.quote_amount::numeric
           ELSE trades.quote_amount - trades.seller_fee END AS cash
       FROM ledger_entries AS line
       LEFT JOIN trades ON line.journal_type = 'trade' AND line.kind = 'principal'
         AND trades.id = line.reference_id
       WHERE line.user_id = $1 AND line.token_id = $2 AND line.id > $3 AND line.id <= $4
       ORDER BY line.id LIMIT $5`,
      userId,
      tokenId,
      afterId,
      lastId,
      LINES_PER_QUERY,
    );
    return rows.map((row) => ({
      id: Number(row.id),
      amountAtoms: parseStored(row.amount),
      balanceAfterAtoms: parseStored(row.balanceAfter),
      kind: row.kind,
      cashAtoms: parseStored(row.cash),
    }));
  }

  private async store(
    userId: string,
    tokenId: number,
    checkpoints: readonly Checkpoint[],
  ): Promise<void> {
    if (checkpoints.length === 0) return;
    await this.sequelize.query(
      `INSERT INTO cost_checkpoints (user_id, token_id, ledger_entry_id, cost, realised)
       SELECT $1, $2, added.* FROM unnest($3::bigint[], $4::numeric[], $5::numeric[]) AS added
       ON CONFLICT DO NOTHING`,
      {
        bind: [
          userId,
          tokenId,
          plainArray(checkpoints.map((one) => one.ledgerEntryId)),
          amountArray(checkpoints.map((one) => one.costAtoms)),
          amountArray(checkpoints.map((one) => one.realisedAtoms)),
        ],
      },
    );
  }

  private select<Row extends object>(text: string, ...bind: unknown[]): Promise<Row[]> {
    return this.sequelize.query<Row>(text, { bind, type: QueryTypes.SELECT });
  }
}
