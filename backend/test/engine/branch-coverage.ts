import type { EngineCommand, MarketRules } from '../../src/engine/commands.ts';
import type { CommandResult, OrderState } from '../../src/engine/state.ts';

/** How often each named branch was taken, told from commands and results alone. */
export class BranchCoverage {
  private readonly counts = new Map<string, number>();

  hit(...branches: string[]): void {
    for (const branch of branches) this.counts.set(branch, (this.counts.get(branch) ?? 0) + 1);
  }

  /** `before`: the rules of the market that the command is about, and its resting orders. */
  record(
    command: EngineCommand,
    result: CommandResult,
    before: { rules: MarketRules | undefined; resting: readonly OrderState[] },
  ): void {
    if (result.kind === 'refused') {
      this.hit(`${command.type} refused ${result.code}`);
      return;
    }
    switch (result.kind) {
      case 'order':
        this.recordOrder(command, result.order, result.trades.length);
        if (command.type === 'place_order') this.recordFills(result, before.resting);
        return;
      case 'orders':
        this.hit(`cancel_orders ${result.orders.length === 0 ? 'none' : 'some'}`);
        return;
      case 'transaction':
        this.hit(`${command.type} ${result.transaction.status}`);
        if (command.type === 'adjust')
          this.hit(`adjust ${command.amountAtoms > 0n ? 'up' : 'down'}`);
        return;
      case 'market':
        this.recordMarket(result.rules, before);
    }
  }

  /** The branches of a list that were never taken. */
  missing(required: readonly string[]): string[] {
    return required.filter((branch) => !this.counts.has(branch));
  }

  private recordOrder(command: EngineCommand, order: OrderState, tradeCount: number): void {
    const ending = order.reason ?? order.status;
    if (command.type === 'place_order') {
      const by = order.quantityAtoms === null ? 'cash' : 'quantity';
      const kind = order.orderType === 'limit' ? 'limit' : `market by ${by}`;
      this.hit(`${kind} ${order.timeInForce} ${order.side}: ${ending}`);
      this.hit(`${ending} ${tradeCount === 0 ? 'without' : 'with'} fills`);
      if (order.postOnly) this.hit(`post-only ${ending}`);
    } else {
      const progress = order.filledQuantityAtoms > 0n ? 'partly filled' : 'untouched';
      this.hit(`${command.type} ${progress} ${order.side}`, `${command.type} ${ending}`);
    }
  }

  private recordFills(
    { order, trades }: Extract<CommandResult, { kind: 'order' }>,
    resting: readonly OrderState[],
  ): void {
    if (trades.length > 1) this.hit('several makers');
    if (new Set(trades.map(({ priceAtoms }) => priceAtoms)).size > 1) this.hit('several levels');
    for (const trade of trades) {
      if (order.priceAtoms !== null && trade.priceAtoms !== order.priceAtoms) {
        this.hit(`better price for a ${order.side}`);
      }
      const makerId = order.side === 'buy' ? trade.sellOrderId : trade.buyOrderId;
      const maker = resting.find(({ id }) => id === makerId);
      if (maker === undefined) continue;
      const openAtoms = (maker.quantityAtoms ?? 0n) - maker.filledQuantityAtoms;
      this.hit(`maker ${trade.quantityAtoms === openAtoms ? 'filled' : 'filled in part'}`);
      if (maker.filledQuantityAtoms > 0n) this.hit('maker filled again');
      for (const [who, feeAtoms] of [
        ['buyer', trade.buyerFeeAtoms],
        ['seller', trade.sellerFeeAtoms],
      ] as const) {
        this.hit(`${who} pays ${feeAtoms === 0n ? 'no fee' : 'a fee'}`);
      }
    }
  }

  private recordMarket(
    rules: MarketRules,
    before: { rules: MarketRules | undefined; resting: readonly OrderState[] },
  ): void {
    if (before.rules === undefined) {
      this.hit('market listed');
      return;
    }
    const has = before.resting.length > 0 ? 'with orders' : 'empty';
    this.hit(`market becomes ${rules.state} ${has}`);
    for (const [name, was, is] of [
      ['tick', before.rules.tickAtoms, rules.tickAtoms],
      ['lot', before.rules.lotAtoms, rules.lotAtoms],
    ] as const) {
      if (is !== was) this.hit(`${is < was ? 'finer' : 'coarser'} ${name} ${has}`);
    }
  }
}

const BOTH_SIDES = ['buy', 'sell'];

function both(kind: string, endings: readonly string[]): string[] {
  return BOTH_SIDES.flatMap((side) => endings.map((ending) => `${kind} ${side}: ${ending}`));
}

/** Every branch that a long enough test must have taken. */
export const REQUIRED_BRANCHES: readonly string[] = [
  ...both('limit GTC', ['open', 'partially_filled', 'filled', 'self_trade_prevention']),
  ...both('limit IOC', ['filled', 'immediate_or_cancel', 'self_trade_prevention']),
  ...both('limit FOK', ['filled', 'fill_or_kill']),
  ...['market by quantity IOC', 'market by cash IOC'].flatMap((kind) =>
    both(kind, ['filled', 'no_liquidity', 'protection_price', 'self_trade_prevention']),
  ),
  ...both('market by cash IOC', ['quote_spent']),
  ...['market by quantity FOK', 'market by cash FOK'].flatMap((kind) =>
    both(kind, ['filled', 'fill_or_kill']),
  ),
  // The best price is always within the protection price, so that ending has fills.
  'protection_price with fills',
  ...['immediate_or_cancel', 'no_liquidity', 'self_trade_prevention'].flatMap((ending) => [
    `${ending} with fills`,
    `${ending} without fills`,
  ]),
  'post-only open',
  'post-only no_liquidity',
  'several makers',
  'several levels',
  'better price for a buy',
  'better price for a sell',
  'maker filled',
  'maker filled in part',
  'maker filled again',
  'buyer pays no fee',
  'buyer pays a fee',
  'seller pays no fee',
  'seller pays a fee',
  ...[
    'unknown_token',
    'market_closed',
    'post_only_market',
    'invalid_tick',
    'invalid_lot',
    'quantity_too_small',
    'quantity_too_large',
    'notional_too_small',
    'notional_too_large',
    'too_many_open_orders',
    'would_cross',
    'insufficient_balance',
  ].map((code) => `place_order refused ${code}`),
  ...['untouched', 'partly filled'].flatMap((progress) =>
    BOTH_SIDES.flatMap((side) => [
      `cancel_order ${progress} ${side}`,
      `reduce_order ${progress} ${side}`,
    ]),
  ),
  'cancel_order user_cancelled',
  'cancel_order operator_cancelled',
  'cancel_order refused unknown_order',
  'cancel_order refused order_closed',
  'cancel_orders none',
  'cancel_orders some',
  ...[
    'unknown_order',
    'order_closed',
    'invalid_lot',
    'quantity_too_small',
    'quantity_too_large',
    'notional_too_small',
  ].map((code) => `reduce_order refused ${code}`),
  'request_deposit pending',
  'confirm_deposit completed',
  'hold_withdrawal held',
  'settle_withdrawal completed',
  'release_withdrawal rejected',
  'release_withdrawal cancelled',
  'adjust up',
  'adjust down',
  ...['request_deposit', 'hold_withdrawal', 'adjust'].flatMap((type) => [
    `${type} refused unknown_token`,
    `${type} refused quantity_too_small`,
    `${type} refused quantity_too_large`,
  ]),
  'hold_withdrawal refused insufficient_balance',
  'adjust refused insufficient_balance',
  'confirm_deposit refused quantity_too_large',
  ...['confirm_deposit', 'settle_withdrawal', 'release_withdrawal'].flatMap((type) => [
    `${type} refused unknown_transaction`,
    `${type} refused transaction_closed`,
  ]),
  'market listed',
  ...['active', 'post_only', 'cancel_only', 'halted', 'delisted'].map(
    (state) => `market becomes ${state} with orders`,
  ),
  ...['tick', 'lot'].flatMap((name) => [
    `finer ${name} with orders`,
    `coarser ${name} with orders`,
  ]),
  'set_market refused invalid_tick',
  'set_market refused invalid_lot',
  'restart with open orders',
  'restart with a held withdrawal',
  'restart with a pending deposit',
  'user left memory',
  'user stays in memory',
];
