/** Lists joined, one for each kind. */
export function each(kinds: readonly string[], build: (kind: string) => string[]): string[] {
  return kinds.flatMap((kind) => build(kind));
}

/** Endings of both sides. */
export function both(kind: string, endings: readonly string[]): string[] {
  return each(['buy', 'sell'], (side) => endings.map((ending) => `${kind} ${side}: ${ending}`));
}

/** What becomes of orders that wait. */
export function triggers(): string[] {
  const atTheMarket = [
    'filled',
    'no_liquidity',
    'protection_price',
    'self_trade_prevention',
    'circuit_breaker',
  ];
  const withPrice = [
    'filled',
    'open',
    'partially_filled',
    'immediate_or_cancel',
    'fill_or_kill',
    'self_trade_prevention',
    'circuit_breaker',
    'would_cross',
  ];
  return [
    ...each(['stop', 'take_profit', 'trailing_stop'], (type) => [
      ...both(`set off ${type}`, atTheMarket),
      ...atTheMarket.map((ending) => `set off ${type} by cash buy: ${ending}`),
    ]),
    ...each(['stop_limit', 'take_profit_limit'], (type) => both(`set off ${type}`, withPrice)),
    'set off take_profit_limit sell: quantity_too_large',
    ...['open', 'partially_filled', 'filled'].map((ending) => `set off GTD: ${ending}`),
    'set off FOK: filled',
    ...each(['rise', 'fall'], (way) => [
      `set off by a ${way} that a buyer took`,
      `set off by a ${way} that a seller took`,
    ]),
    ...['1', '2', '3', 'more than 3'].map((count) => `set off ${count} at once`),
    ...each(['buy', 'sell'], (side) =>
      each(['distance', 'share'], (by) => [
        `trailing ${side} by ${by} follows`,
        `trailing ${side} by ${by} fires`,
      ]),
    ),
    'trailing buy releases what a lower stop price frees',
    ...[
      'set off',
      'stop user_cancelled',
      'stop operator_cancelled',
      'fill by place_order',
      'fill by amend_order',
      'limit filled',
      'limit partially_filled',
      'limit decremented',
      'limit user_cancelled',
      'limit operator_cancelled',
      'limit good_till_date',
      'limit cancel_after',
      'limit market_delisted',
      'limit self_trade_prevention',
    ].map((how) => `pair ends: ${how}`),
    'preview of an order that sets others off',
  ];
}
