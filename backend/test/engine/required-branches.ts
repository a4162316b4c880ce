import { both, each, triggers } from './trigger-branches.ts';

/** Every branch that a long enough test must have taken, by the chapters of docs/order-rules.md. */
export const REQUIRED_BRANCHES: readonly string[] = [
  ...placing(),
  ...refusals(),
  ...matching(),
  ...selfTrades(),
  ...breaker(),
  ...triggers(),
  ...amending(),
  ...ends(),
  ...fees(),
  ...money(),
  ...markets(),
  ...memory(),
];

function placing(): string[] {
  const endings = [
    'open',
    'partially_filled',
    'filled',
    'self_trade_prevention',
    'circuit_breaker',
  ];
  return [
    ...both('limit GTC', endings),
    ...both('limit GTD', endings),
    ...both('limit IOC', [
      'filled',
      'immediate_or_cancel',
      'self_trade_prevention',
      'circuit_breaker',
    ]),
    ...both('limit FOK', ['filled', 'fill_or_kill']),
    ...each(['market by quantity IOC', 'market by cash IOC'], (kind) =>
      both(kind, [
        'filled',
        'no_liquidity',
        'protection_price',
        'self_trade_prevention',
        'circuit_breaker',
      ]),
    ),
    ...both('market by cash IOC', ['quote_spent']),
    ...each(['market by quantity FOK', 'market by cash FOK'], (kind) =>
      both(kind, ['filled', 'fill_or_kill']),
    ),
    ...each(['stop', 'take_profit', 'trailing_stop'], (type) => [
      `${type} by quantity buy waits`,
      `${type} by quantity sell waits`,
      `${type} by cash buy waits`,
    ]),
    ...each(['stop_limit', 'take_profit_limit'], (type) => [
      `${type} by quantity buy waits`,
      `${type} by quantity sell waits`,
    ]),
    'place_oco some',
    'post-only open',
    'post-only no_liquidity',
  ];
}

function refusals(): string[] {
  const always = [
    'unknown_token',
    'market_closed',
    'post_only_market',
    'invalid_tick',
    'invalid_lot',
    'quantity_too_small',
    'quantity_too_large',
    'notional_too_small',
    'notional_too_large',
    'price_out_of_band',
    'invalid_expiry',
    'insufficient_balance',
  ];
  const waiting = ['no_reference_price', 'would_trigger', 'too_many_triggers'];
  const resting = ['too_many_open_orders', 'would_cross'];
  const codes: [string, readonly string[]][] = [
    ['place_order', [...always, ...resting, 'invalid_display_quantity']],
    ['place conditional', [...always, ...waiting]],
    ['place_oco', [...always, ...resting, 'would_trigger', 'too_many_triggers']],
    [
      'amend_order',
      [
        'unknown_order',
        'order_closed',
        'not_amendable',
        'invalid_tick',
        'invalid_lot',
        'quantity_too_small',
        'quantity_too_large',
        'notional_too_small',
        'notional_too_large',
        'invalid_display_quantity',
        'price_out_of_band',
        'would_trigger',
        'market_closed',
        'post_only_market',
        'would_cross',
        'insufficient_balance',
      ],
    ],
    ['cancel_order', ['unknown_order', 'order_closed']],
    ['set_market', ['invalid_tick', 'invalid_lot']],
    ['set_market_state', ['unknown_token']],
  ];
  return codes.flatMap(([command, all]) => all.map((code) => `${command} refused ${code}`));
}

function matching(): string[] {
  return [
    'several makers',
    'several levels',
    'better price for a buy',
    'better price for a sell',
    'maker filled',
    'maker filled in part',
    'maker filled again',
    ...each(['immediate_or_cancel', 'no_liquidity', 'self_trade_prevention'], (ending) => [
      `${ending} with fills`,
      `${ending} without fills`,
    ]),
    'protection_price with fills',
    'the price band stops a market order',
    ...each(['not', 'once', 'several times'], (often) => [
      `iceberg refreshed ${often}: filled`,
      `iceberg refreshed ${often}: goes on`,
    ]),
    'an iceberg is met again later',
    ...each(['filled', 'partially_filled', 'expired', 'cancelled'], (end) => [
      `iceberg takes: ${end}`,
    ]),
  ];
}

function selfTrades(): string[] {
  const takerEnds = ['open', 'partially_filled', 'filled', 'circuit_breaker'];
  return [
    'own trade',
    'expire_taker: incoming expired',
    'expire_both: incoming expired',
    ...each(['expire_maker', 'expire_both'], (mode) =>
      each(['whole', 'partly filled'], (size) => [
        `${mode}: ${size} order expired`,
        `${mode}: ${size} iceberg expired`,
      ]),
    ),
    ...takerEnds.map((end) => `expire_maker GTC: incoming ${end}`),
    ...each(['filled', 'immediate_or_cancel', 'no_liquidity', 'protection_price'], (end) => [
      `expire_maker IOC: incoming ${end}`,
    ]),
    'expire_maker FOK: incoming filled',
    ...each(['incoming ends', 'resting ends', 'both end'], (end) => [
      `decrement: ${end}`,
      `decrement by cash: ${end}`,
      `decrement order: ${end}`,
      `decrement iceberg: ${end}`,
    ]),
    'decrement whole',
    'decrement partly filled',
  ];
}

function breaker(): string[] {
  return [
    ...each(['buy', 'sell'], (side) => [
      `breaker ends a ${side} with fills`,
      `breaker ends a ${side} without fills`,
    ]),
    'breaker ends a limit order',
    'breaker ends a market order',
    'breaker halts for a pause',
    'breaker halts until an operator opens',
    'breaker halts in a cascade',
    'breaker leaves orders waiting that were to be set off',
    'breaker reopens by time',
    'operator ends a pause',
    'operator opens',
  ];
}

function amending(): string[] {
  return [
    ...each(['resting', 'waiting', 'iceberg'], (kind) => [
      `amend ${kind} changes nothing`,
      ...each(['buy', 'sell'], (side) => [
        `amend ${kind} ${side} keeps priority`,
        `amend ${kind} ${side} loses priority`,
      ]),
    ]),
    'amend stop price',
    'amend partly filled resting',
    'amend partly filled iceberg',
    'amend resting trades at once',
    'amend iceberg trades at once',
    ...['open', 'partially_filled', 'filled', 'pending'].map((end) => `amend ${end}`),
    'amend self_trade_prevention',
    'amend circuit_breaker',
  ];
}

function ends(): string[] {
  return [
    ...each(['waiting', 'resting'], (kind) =>
      ['good_till_date', 'cancel_after', 'market_delisted'].map(
        (reason) => `${kind} order ends: ${reason}`,
      ),
    ),
    'GTD order trades before its end',
    'cancel_after on first',
    'cancel_after on again',
    'cancel_after off first',
    'cancel_after off again',
    'cancel_after ends several',
    ...each(['waiting', 'untouched', 'partly filled'], (progress) => [
      `cancel_order ${progress} buy`,
      `cancel_order ${progress} sell`,
    ]),
    'cancel_order user_cancelled',
    'cancel_order operator_cancelled',
    'cancel_orders none',
    'cancel_orders some',
  ];
}

function fees(): string[] {
  return [
    ...each(['market', 'tier', 'override'], (kind) => [`set_fees ${kind}`]),
    ...each(['maker', 'taker'], (role) => [
      `${role} pays market rate as the market's`,
      `${role} pays tier rate as the market's`,
      `${role} pays tier rate below the market's`,
      `${role} pays override rate below the market's`,
      `${role} pays override rate above the market's`,
    ]),
    ...each(['buyer', 'seller'], (who) => [`${who} pays no fee`, `${who} pays a fee`]),
  ];
}

function money(): string[] {
  return [
    'request_deposit pending',
    'confirm_deposit completed',
    'hold_withdrawal held',
    'settle_withdrawal completed',
    'release_withdrawal rejected',
    'release_withdrawal cancelled',
    'adjust up',
    'adjust down',
    ...each(['request_deposit', 'hold_withdrawal', 'adjust'], (type) => [
      `${type} refused unknown_token`,
      `${type} refused quantity_too_small`,
      `${type} refused quantity_too_large`,
    ]),
    'hold_withdrawal refused insufficient_balance',
    'adjust refused insufficient_balance',
    'confirm_deposit refused quantity_too_large',
    ...each(['confirm_deposit', 'settle_withdrawal', 'release_withdrawal'], (type) => [
      `${type} refused unknown_transaction`,
      `${type} refused transaction_closed`,
    ]),
  ];
}

function markets(): string[] {
  return [
    'market listed',
    ...['active', 'post_only', 'cancel_only', 'halted', 'delisted'].map(
      (state) => `market becomes ${state} with orders`,
    ),
    ...each(['tick', 'lot'], (name) => [
      `finer ${name} with orders`,
      `coarser ${name} with orders`,
    ]),
  ];
}

function memory(): string[] {
  const restarts = [
    'open',
    'partially_filled',
    'stop',
    'stop_limit',
    'take_profit',
    'take_profit_limit',
    'trailing_stop',
    'an iceberg',
    'a pair',
    'a timer',
    'price ranges',
    'held',
    'pending',
  ];
  return [
    ...restarts.map((what) => `restart with ${what}`),
    'restart during a pause',
    'user left memory',
    'user stays in memory',
  ];
}
