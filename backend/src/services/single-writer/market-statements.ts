import type { QueryConfig } from 'pg';
import type { UserFees } from '../../engine/commands.ts';
import type { Changes, MarketSnapshot, UserFeesState } from '../../engine/state.ts';
import { formatAmount } from '../../lib/decimal.ts';
import { plainArray, timeArray } from './array-literal.ts';

export function marketStatements({ markets }: Changes): QueryConfig[] {
  return markets.map(updateMarket);
}

function updateMarket({ rules, state, haltedUntilMs, openedAtMs }: MarketSnapshot): QueryConfig {
  return {
    name: 'batch-update-market',
    text: `WITH listed AS (
        UPDATE tokens SET state = $2, tick_size = $3, lot_size = $4, min_quantity = $5,
          max_quantity = $6, min_notional = $7, maker_fee_ppm = $8, taker_fee_ppm = $9,
          price_band_bps = $10, max_open_orders = $11, max_triggers = $12, breaker_move_bps = $13,
          breaker_window_minutes = $14, breaker_pause_minutes = $15, halted_until = $16,
          opened_at = $17, updated_at = now()
        WHERE id = $1 RETURNING 1
      ) SELECT expect_rows((SELECT count(*) FROM listed), 1)`,
    values: [
      rules.tokenId,
      state,
      formatAmount(rules.tickAtoms),
      formatAmount(rules.lotAtoms),
      formatAmount(rules.minQuantityAtoms),
      formatAmount(rules.maxQuantityAtoms),
      formatAmount(rules.minNotionalAtoms),
      rules.makerFeePpm,
      rules.takerFeePpm,
      rules.priceBandBps,
      rules.maxOpenOrders,
      rules.maxTriggers,
      rules.breakerMoveBps,
      rules.breakerWindowMinutes,
      rules.breakerPauseMinutes,
      haltedUntilMs === null ? null : new Date(haltedUntilMs).toISOString(),
      new Date(openedAtMs).toISOString(),
    ],
  };
}

/** Users who pay the market's own rates have no row. */
export function userFeesStatements({ userFees }: Changes): QueryConfig[] {
  const removed = userFees.filter(({ fees }) => fees.kind === 'market');
  const set = userFees.filter(hasOwnRates);
  const queries: QueryConfig[] = [];
  if (removed.length > 0) {
    queries.push({
      name: 'batch-delete-user-fees',
      text: 'DELETE FROM user_fees WHERE user_id = ANY($1::uuid[])',
      values: [plainArray(removed.map(({ userId }) => userId))],
    });
  }
  if (set.length > 0) {
    queries.push({
      name: 'batch-upsert-user-fees',
      text: `INSERT INTO user_fees (user_id, kind, maker_fee_ppm, taker_fee_ppm)
        SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[], $4::int[])
        ON CONFLICT (user_id) DO UPDATE SET kind = excluded.kind,
          maker_fee_ppm = excluded.maker_fee_ppm, taker_fee_ppm = excluded.taker_fee_ppm`,
      values: [
        plainArray(set.map(({ userId }) => userId)),
        plainArray(set.map(({ fees }) => fees.kind)),
        plainArray(set.map(({ fees }) => fees.makerFeePpm)),
        plainArray(set.map(({ fees }) => fees.takerFeePpm)),
      ],
    });
  }
  return queries;
}

/** A timer that is off has no row. */
export function cancelTimerStatements({ cancelTimers }: Changes): QueryConfig[] {
  const off = cancelTimers.filter(({ dueAtMs }) => dueAtMs === null);
  const on = cancelTimers.filter(({ dueAtMs }) => dueAtMs !== null);
  const queries: QueryConfig[] = [];
  if (off.length > 0) {
    queries.push({
      name: 'batch-delete-cancel-timers',
      text: 'DELETE FROM cancel_timers WHERE user_id = ANY($1::uuid[])',
      values: [plainArray(off.map(({ userId }) => userId))],
    });
  }
  if (on.length > 0) {
    queries.push({
      name: 'batch-upsert-cancel-timers',
      text: `INSERT INTO cancel_timers (user_id, due_at)
        SELECT * FROM unnest($1::uuid[], $2::timestamptz[])
        ON CONFLICT (user_id) DO UPDATE SET due_at = excluded.due_at`,
      values: [
        plainArray(on.map(({ userId }) => userId)),
        timeArray(on.map(({ dueAtMs }) => dueAtMs)),
      ],
    });
  }
  return queries;
}

function hasOwnRates(
  state: UserFeesState,
): state is UserFeesState & { fees: Exclude<UserFees, { kind: 'market' }> } {
  return state.fees.kind !== 'market';
}
