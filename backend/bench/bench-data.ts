/** Markets to spread resting orders over: a user may have 200 in each. */
export const BENCH_MARKETS = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF', 'GGG', 'HHH'] as const;

const tokenRows = BENCH_MARKETS.map(
  (symbol) =>
    `('${symbol}', '${symbol}', FALSE, 'active', 0.01, 0.0001, 0.0001, 1000000, 1, 1000, 2000)`,
);

/** The cash token is USD. */
export const BENCH_MARKETS_SQL = `
  INSERT INTO tokens (symbol, name, is_quote, state, tick_size, lot_size, min_quantity,
    max_quantity, min_notional, maker_fee_ppm, taker_fee_ppm)
  VALUES ('USD', 'US dollar', TRUE, 'active', 0.01, 0.01, 0.01, 1000000000, 0, 0, 0),
    ${tokenRows.join(',\n    ')}`;

/** Users who have signed in; one row each with the user's and the session's id. */
export function benchUsersSql(userCount: number): string {
  return `WITH made AS (
      INSERT INTO users (id, email, username, password_hash)
      SELECT gen_random_uuid(), n || '@example.com', 'user-' || n, 'x'
      FROM generate_series(1, ${userCount}) AS n RETURNING id
    )
    INSERT INTO sessions (id, user_id, refresh_token_hash, expires_at)
    SELECT gen_random_uuid(), id, id::text, now() + interval '1 day' FROM made
    RETURNING user_id, id AS session_id`;
}
