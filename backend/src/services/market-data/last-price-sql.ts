/**
 * What a token's market last traded at, as SQL over `tokens`: its last trade, else the end of a past
 * that was imported without trades. Null without either. Only for showing: the engine knows trades.
 */
export const LAST_PRICE_SQL = `coalesce(current_price, (SELECT close FROM candles
  WHERE token_id = tokens.id AND width = '1d' ORDER BY open_time DESC LIMIT 1))`;
