import { QueryTypes, Transaction, type Sequelize } from 'sequelize';
import type { PortfolioRange } from '../../contracts/index.ts';
import type { Clock } from '../../lib/clock.ts';
import { ATOMS_PER_UNIT, parseStored } from '../../lib/decimal.ts';
import type { MarketDataReader } from '../market-data-reader.ts';
import { plainArray, timeArray } from '../single-writer/array-literal.ts';
import type { TokenRecord, TokenRegistry } from '../token-registry.ts';
import type { CostHistory } from './cost-history.ts';
import { portfolioPoints } from './portfolio-points.ts';

/** Nothing is worth less than an atom of cash times an atom of a token: sums are kept in these. */
const EXACT_PER_ATOM = ATOMS_PER_UNIT;

export interface AllocationRecord {
  token: TokenRecord;
  balanceAtoms: bigint;
  /** Rounded down; zero before the token's first trade. */
  valueAtoms: bigint;
  /** Of the whole in hundredths of a per cent, rounded down. */
  percentHundredths: bigint;
  /** Null for cash. */
  costAtoms: bigint | null;
  unrealisedAtoms: bigint | null;
}

export interface PortfolioRecord {
  range: PortfolioRange;
  values: { timeMs: number; valueAtoms: bigint }[];
  /** What is worth most first. */
  allocation: AllocationRecord[];
  realisedAtoms: bigint;
  unrealisedAtoms: bigint;
  netDepositsAtoms: bigint;
}

interface PastRow {
  /** Which of the points, from 1. */
  point: number;
  tokenId: number;
  balance: string;
  /** Null before the first trade. */
  price: string | null;
}

interface Past {
  ledgerEntryIds: number[];
  tokenIds: number[];
  rows: PastRow[];
  netDepositsAtoms: bigint;
}

export interface PortfolioServiceParts {
  sequelize: Sequelize;
  costs: CostHistory;
  tokens: TokenRegistry;
  prices: Pick<MarketDataReader, 'lastPrice'>;
  clock: Clock;
}

/**
 * What a user's holdings were and are worth. Balances are those of the ledger at each time, prices the
 * close of the last minute that was over by then, and for now the last price. Everything is exact until
 * it is written: a value is the sum of exact products, rounded down once.
 */
export class PortfolioService {
  constructor(private readonly parts: PortfolioServiceParts) {}

  async portfolio(userId: string, range: PortfolioRange): Promise<PortfolioRecord> {
    const { costs, tokens, clock } = this.parts;
    const times = portfolioPoints(range, clock.nowMs());
    const past = await this.past(userId, times);
    const startId = past.ledgerEntryIds[0] ?? 0;
    const endId = past.ledgerEntryIds.at(-1) ?? 0;
    const balances = new Map(
      past.rows
        .filter(({ point }) => point === times.length)
        .map(({ tokenId, balance }) => [tokenId, parseStored(balance)]),
    );
    const allocation: AllocationRecord[] = [];
    let realisedAtoms = 0n;
    for (const token of past.tokenIds.map((id) => tokens.require(id))) {
      const balanceAtoms = balances.get(token.id) ?? 0n;
      const [start, end] = token.isQuote ? [] : await costs.at(userId, token.id, [startId, endId]);
      if (start !== undefined && end !== undefined) {
        realisedAtoms += end.realisedAtoms - start.realisedAtoms;
      }
      if (balanceAtoms === 0n) continue;
      allocation.push(this.allocate(token, balanceAtoms, end?.costAtoms ?? null));
    }
    return {
      range,
      values: times.map((timeMs, index) => ({
        timeMs,
        valueAtoms: this.valueAt(index + 1, times.length, past.rows),
      })),
      allocation: withShares(allocation),
      realisedAtoms,
      unrealisedAtoms: allocation.reduce((sum, one) => sum + (one.unrealisedAtoms ?? 0n), 0n),
      netDepositsAtoms: past.netDepositsAtoms,
    };
  }

  private allocate(
    token: TokenRecord,
    balanceAtoms: bigint,
    costAtoms: bigint | null,
  ): AllocationRecord {
    const priceAtoms = this.currentPrice(token);
    const valueAtoms = (balanceAtoms * (priceAtoms ?? 0n)) / EXACT_PER_ATOM;
    const isPriced = priceAtoms !== null && costAtoms !== null;
    return {
      token,
      balanceAtoms,
      valueAtoms,
      percentHundredths: 0n,
      costAtoms,
      unrealisedAtoms: isPriced ? valueAtoms - costAtoms : null,
    };
  }

  private valueAt(point: number, lastPoint: number, rows: readonly PastRow[]): bigint {
    let exact = 0n;
    for (const row of rows) {
      if (row.point !== point) continue;
      const token = this.parts.tokens.require(row.tokenId);
      const stored = row.price === null ? null : parseStored(row.price);
      const isNow = point === lastPoint || token.isQuote;
      const price = isNow ? this.currentPrice(token) : stored;
      exact += parseStored(row.balance) * (price ?? 0n);
    }
    return exact / EXACT_PER_ATOM;
  }

  /** Of one unit, in atoms of cash. */
  private currentPrice(token: TokenRecord): bigint | null {
    return token.isQuote ? ATOMS_PER_UNIT : this.parts.prices.lastPrice(token.id);
  }

  /** Everything of one instant. */
  private past(userId: string, times: readonly number[]): Promise<Past> {
    return this.parts.sequelize.transaction(
      { isolationLevel: Transaction.ISOLATION_LEVELS.REPEATABLE_READ },
      async () => {
        const [bounds] = await this.select<{ ids: string[] }>(
          'SELECT ledger_entry_ids_at($1::timestamptz[])::text[] AS ids',
          timeArray(times),
        );
        const ledgerEntryIds = (bounds?.ids ?? []).map(Number);
        const wallets = await this.select<{ tokenId: number }>(
          'SELECT token_id AS "tokenId" FROM wallets WHERE user_id = $1 ORDER BY token_id',
          userId,
        );
        const tokenIds = wallets.map(({ tokenId }) => tokenId);
        return {
          ledgerEntryIds,
          tokenIds,
          rows: await this.pastRows(userId, tokenIds, times, ledgerEntryIds),
          netDepositsAtoms: await this.netDeposits(userId, times),
        };
      },
    );
  }

  /** The balance of each token at each point, with its price where one is needed. */
  private pastRows(
    userId: string,
    tokenIds: readonly number[],
    times: readonly number[],
    ledgerEntryIds: readonly number[],
  ): Promise<PastRow[]> {
    const { quote } = this.parts.tokens;
    return this.select<PastRow>(
      `SELECT moment.point::int, held.token_id AS "tokenId", line.balance_after AS balance,
         CASE WHEN held.token_id = $5 OR line.balance_after = 0 THEN NULL
           ELSE price_at(held.token_id, moment.at) END AS price
       FROM unnest($2::int[]) AS held (token_id)
       CROSS JOIN unnest($3::timestamptz[], $4::bigint[]) WITH ORDINALITY
         AS moment (at, last_id, point)
       CROSS JOIN LATERAL (
         SELECT balance_after FROM ledger_entries
         WHERE user_id = $1 AND token_id = held.token_id AND id <= moment.last_id
         ORDER BY id DESC LIMIT 1
       ) AS line`,
      userId,
      plainArray(tokenIds),
      timeArray(times),
      plainArray(ledgerEntryIds),
      quote.id,
    );
  }

  /** What came in and went out other than by trading; of one minute it has one price. */
  private async netDeposits(userId: string, times: readonly number[]): Promise<bigint> {
    const { quote } = this.parts.tokens;
    const rows = await this.select<{ amount: string; price: string | null }>(
      `SELECT amount, CASE WHEN token_id = $4 THEN 1.00000000
         ELSE price_at(token_id, moved_at) END AS price
       FROM (
         SELECT token_id, min(updated_at) AS moved_at,
           sum(CASE type WHEN 'withdrawal' THEN -amount::numeric ELSE amount::numeric END) AS amount
         FROM transactions
         WHERE user_id = $1 AND status = 'completed' AND updated_at > $2 AND updated_at <= $3
         GROUP BY token_id, date_trunc('minute', updated_at)
       ) AS moved`,
      userId,
      new Date(times[0] ?? 0),
      new Date(times.at(-1) ?? 0),
      quote.id,
    );
    const exact = rows.reduce(
      (sum, { amount, price }) =>
        sum + parseStored(amount) * (price === null ? 0n : parseStored(price)),
      0n,
    );
    return exact / EXACT_PER_ATOM;
  }

  private select<Row extends object>(text: string, ...bind: unknown[]): Promise<Row[]> {
    return this.parts.sequelize.query<Row>(text, { bind, type: QueryTypes.SELECT });
  }
}

function withShares(allocation: AllocationRecord[]): AllocationRecord[] {
  const total = allocation.reduce((sum, { valueAtoms }) => sum + valueAtoms, 0n);
  return allocation
    .map((one) => ({
      ...one,
      percentHundredths: total === 0n ? 0n : (one.valueAtoms * 10_000n) / total,
    }))
    .sort((a, b) => {
      if (a.valueAtoms !== b.valueAtoms) return a.valueAtoms > b.valueAtoms ? -1 : 1;
      return a.token.isQuote ? -1 : b.token.isQuote ? 1 : a.token.id - b.token.id;
    });
}
