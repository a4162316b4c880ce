import { QueryTypes, type Sequelize } from 'sequelize';
import type { SurveillanceFlagKind, UserName } from '../../contracts/index.ts';
import type { Clock } from '../../lib/clock.ts';
import { parseStored } from '../../lib/decimal.ts';
import { firstIdSinceSql } from '../id-at-time.ts';
import { namesOf } from './user-names.ts';

const WINDOW_MS = 24 * 3600 * 1000;
/** Trades looked at; the newest ones when there were more. */
const TRADES_MAX = 100_000;
const FLAGS_MAX = 200;
/** Pairs of users whose sessions are compared, those with the most trades first. */
const PAIRS_MAX = 2_000;
/** The latest sessions of each of them. */
const SESSIONS_PER_USER_MAX = 20;

export interface FlagRecord {
  kind: SurveillanceFlagKind;
  users: UserName[];
  tokenId: number;
  tradeCount: number;
  quoteAtoms: bigint;
  firstAt: Date;
  lastAt: Date;
  sharedSession: { ip: string; userAgent: string } | null;
}

export interface FlagReport {
  since: Date;
  tradeCount: number;
  isComplete: boolean;
  flags: FlagRecord[];
}

interface FlagRow {
  kind: SurveillanceFlagKind;
  oneId: string;
  otherId: string;
  tokenId: number;
  tradeCount: number;
  quoteAmount: string;
  firstAt: Date;
  lastAt: Date;
  ip: string | null;
  userAgent: string | null;
  lookedCount: number;
}

/**
 * Trades of the last day folded by pair of users and market. Two trades in opposite directions within
 * an hour have two neighbours between them that are: each trade is compared with the one before alone.
 */
const FLAGS_SQL = `
WITH recent AS MATERIALIZED (
  SELECT id, token_id, quote_amount, created_at, buyer_id > seller_id AS is_turned,
    least(buyer_id, seller_id) AS one_id, greatest(buyer_id, seller_id) AS other_id
  FROM trades WHERE id >= ${firstIdSinceSql('trades', '$1')} ORDER BY id DESC LIMIT ${TRADES_MAX}
), compared AS (
  SELECT *, lag(is_turned) OVER pair AS was_turned, lag(created_at) OVER pair AS before_at
  FROM recent WINDOW pair AS (PARTITION BY one_id, other_id, token_id ORDER BY id)
), pairs AS MATERIALIZED (
  SELECT one_id, other_id, token_id, count(*)::integer AS trade_count,
    sum(quote_amount) AS quote_amount, min(created_at) AS first_at, max(created_at) AS last_at,
    bool_or(was_turned <> is_turned AND created_at - before_at <= interval '1 hour') AS is_wash
  FROM compared GROUP BY one_id, other_id, token_id
), watched AS MATERIALIZED (
  SELECT one_id, other_id FROM pairs WHERE one_id <> other_id
  GROUP BY one_id, other_id ORDER BY sum(trade_count) DESC LIMIT ${PAIRS_MAX}
), shared AS (
  SELECT one_id, other_id, same.* FROM watched CROSS JOIN LATERAL (
    SELECT ones.ip, ones.user_agent FROM (${latestSessionsSql('one_id')}) AS ones
    JOIN (${latestSessionsSql('other_id')}) AS others USING (ip, user_agent) LIMIT 1
  ) AS same
), flags AS (
  SELECT 'self_trade' AS kind, pairs.*, NULL AS ip, NULL AS user_agent FROM pairs
  WHERE one_id = other_id
  UNION ALL
  SELECT 'wash', pairs.*, NULL, NULL FROM pairs WHERE is_wash AND one_id <> other_id
  UNION ALL
  SELECT 'shared_session', pairs.*, shared.ip, shared.user_agent
  FROM pairs JOIN shared USING (one_id, other_id)
)
SELECT kind, one_id AS "oneId", other_id AS "otherId", token_id AS "tokenId",
  trade_count AS "tradeCount", quote_amount AS "quoteAmount", first_at AS "firstAt",
  last_at AS "lastAt", ip, user_agent AS "userAgent",
  (SELECT count(*)::integer FROM recent) AS "lookedCount"
FROM (SELECT 1) AS always LEFT JOIN flags ON TRUE
ORDER BY last_at DESC, kind, one_id, other_id, token_id LIMIT ${FLAGS_MAX + 1}
`;

/** Computed on demand from a bounded number of trades; nothing is stored. */
export class SurveillanceFlagQueries {
  constructor(
    private readonly sequelize: Sequelize,
    private readonly clock: Clock,
  ) {}

  async report(): Promise<FlagReport> {
    const since = new Date(this.clock.nowMs() - WINDOW_MS);
    const rows = await this.sequelize.query<FlagRow>(FLAGS_SQL, {
      bind: [since],
      type: QueryTypes.SELECT,
    });
    const tradeCount = rows[0]?.lookedCount ?? 0;
    // Without any flag one row tells the count alone.
    const flagged = rows.filter(({ kind }: { kind: string | null }) => kind !== null);
    const shown = flagged.slice(0, FLAGS_MAX);
    const nameOf = await namesOf(shown.flatMap(({ oneId, otherId }) => [oneId, otherId]));
    return {
      since,
      tradeCount,
      isComplete: tradeCount < TRADES_MAX && flagged.length <= FLAGS_MAX,
      flags: shown.map((row) => ({
        kind: row.kind,
        users: [...new Set([row.oneId, row.otherId])].map(nameOf),
        tokenId: row.tokenId,
        tradeCount: row.tradeCount,
        quoteAtoms: parseStored(row.quoteAmount),
        firstAt: row.firstAt,
        lastAt: row.lastAt,
        sharedSession:
          row.ip === null || row.userAgent === null
            ? null
            : { ip: row.ip, userAgent: row.userAgent },
      })),
    };
  }
}

/** @param userColumn of the row that the subquery stands beside. */
function latestSessionsSql(userColumn: 'one_id' | 'other_id'): string {
  return `SELECT ip, user_agent FROM sessions
    WHERE user_id = watched.${userColumn} AND ip IS NOT NULL AND user_agent IS NOT NULL
    ORDER BY created_at DESC LIMIT ${SESSIONS_PER_USER_MAX}`;
}
