import type { MarketState } from '../../contracts/index.ts';
import type { MarketRules } from '../../engine/commands.ts';
import type { Changes, OrderState } from '../../engine/state.ts';
import type { NewCommand } from '../../services/command-request.ts';
import { RandomSource } from '../../simulator/random-source.ts';
import { LOT_ATOMS, OrderDraws, TICK_ATOMS, type OrderFeatures } from './order-draws.ts';

const ATOMS_PER_UNIT = 100_000_000n;
/** Where every market begins, in ticks: 100. */
const FIRST_TICKS = 10_000;
/** Open orders of a user that an amendment or a cancellation is drawn from, at most. */
const REMEMBERED_ORDERS_MAX = 64;
/** An order that does not exist. */
const NO_ORDER_ID = 999_999_999;

/** What may happen on a day. */
export interface DayFeatures extends OrderFeatures {
  hasOco: boolean;
  hasCancelAfter: boolean;
  hasMarketChanges: boolean;
  priceBandBps: number;
  breakerMoveBps: number;
  breakerPauseMinutes: number;
}

export interface DayOptions {
  seed: string;
  userIds: readonly string[];
  tokenIds: readonly number[];
  quoteTokenId: number;
  /** Who approves withdrawals and adjusts balances. */
  operatorId: string;
  features: DayFeatures;
}

/**
 * Draws what users and operators of an exchange do, with prices that wander and mostly sensible sizes,
 * and now and then something that is refused. Repeatable: the same seed and the same observed batches
 * give the same commands.
 */
export class TradingDay {
  private readonly random: RandomSource;
  private readonly draws: OrderDraws;
  /** In ticks, by market; wanders with the trades. */
  private readonly prices = new Map<number, number>();
  private readonly openOrders = new Map<string, Map<number, OrderState>>();
  private readonly pendingDeposits = new Set<number>();
  private readonly heldWithdrawals = new Map<number, string>();
  private readonly states = new Map<number, MarketState>();
  private readonly actions: readonly { weight: number; draw: (nowMs: number) => NewCommand }[];
  private readonly weightSum: number;

  constructor(private readonly options: DayOptions) {
    this.random = new RandomSource(options.seed);
    const { features } = options;
    this.draws = new OrderDraws(this.random, features);
    this.actions = [
      { weight: 550, draw: (nowMs) => this.place(nowMs) },
      { weight: features.hasOco ? 30 : 0, draw: () => this.placeOco() },
      { weight: 130, draw: () => this.amend() },
      { weight: 170, draw: () => this.cancel() },
      { weight: 8, draw: () => this.cancelMany() },
      { weight: features.hasCancelAfter ? 8 : 0, draw: (nowMs) => this.cancelAfter(nowMs) },
      { weight: 30, draw: () => this.deposit(this.user(), this.token()) },
      { weight: 30, draw: () => this.confirm() },
      { weight: 20, draw: () => this.withdraw() },
      { weight: 20, draw: () => this.decide() },
      { weight: 6, draw: () => this.adjust() },
      { weight: 6, draw: () => this.setFees() },
      { weight: features.hasMarketChanges ? 4 : 0, draw: () => this.setState() },
      { weight: features.hasMarketChanges ? 3 : 0, draw: () => this.setRules() },
    ];
    this.weightSum = this.actions.reduce((sum, { weight }) => sum + weight, 0);
  }

  /** Lists and opens the markets and gives everybody something to trade with, in this order. */
  opening(): NewCommand[] {
    const { tokenIds, userIds, quoteTokenId } = this.options;
    return [
      ...tokenIds.flatMap((tokenId): NewCommand[] => [
        { type: 'set_market', rules: this.rules(tokenId) },
        { type: 'set_market_state', tokenId, state: 'active' },
      ]),
      ...userIds.flatMap((userId) => [
        this.credit(userId, quoteTokenId, 5_000_000n),
        ...tokenIds.map((tokenId) => this.credit(userId, tokenId, 50_000n)),
      ]),
    ];
  }

  next(nowMs: number): NewCommand {
    let left = this.random.uniform() * this.weightSum;
    for (const { weight, draw } of this.actions) {
      left -= weight;
      if (left < 0) return draw(nowMs);
    }
    return this.place(nowMs);
  }

  /** Follows what was committed: what can be amended, cancelled, confirmed and decided next. */
  observe({ orders, trades, transactions, markets }: Changes): void {
    for (const { order } of orders) {
      const isOpen = ['pending', 'open', 'partially_filled'].includes(order.status);
      const ofUser = this.openOrders.get(order.userId) ?? new Map<number, OrderState>();
      this.openOrders.set(order.userId, ofUser);
      if (!isOpen) ofUser.delete(order.id);
      else if (ofUser.has(order.id) || ofUser.size < REMEMBERED_ORDERS_MAX) {
        ofUser.set(order.id, order);
      }
    }
    for (const { tokenId, priceAtoms } of trades) {
      this.prices.set(tokenId, Number(priceAtoms / TICK_ATOMS));
    }
    for (const { transaction } of transactions) {
      const { id, userId, status } = transaction;
      if (status === 'pending') this.pendingDeposits.add(id);
      else this.pendingDeposits.delete(id);
      if (status === 'held') this.heldWithdrawals.set(id, userId);
      else this.heldWithdrawals.delete(id);
    }
    for (const { rules, state } of markets) this.states.set(rules.tokenId, state);
  }

  private place(nowMs: number): NewCommand {
    const tokenId = this.token();
    return this.draws.place(this.user(), tokenId, this.price(tokenId), nowMs);
  }

  private placeOco(): NewCommand {
    const tokenId = this.token();
    return this.draws.placeOco(this.user(), tokenId, this.price(tokenId));
  }

  private amend(): NewCommand {
    const order = this.openOrder();
    if (order !== null) return this.draws.amend(order, this.price(order.tokenId));
    const nothing = { priceAtoms: null, quantityAtoms: LOT_ATOMS, stopPriceAtoms: null };
    return { type: 'amend_order', userId: this.user(), orderId: NO_ORDER_ID, ...nothing };
  }

  private cancel(): NewCommand {
    const order = this.openOrder();
    const userId = order?.userId ?? this.user();
    const orderId = order?.id ?? NO_ORDER_ID;
    return { type: 'cancel_order', userId: this.chance(0.95) ? userId : null, orderId };
  }

  private cancelMany(): NewCommand {
    return {
      type: 'cancel_orders',
      userId: this.user(),
      tokenId: this.chance(0.5) ? this.token() : null,
      side: this.chance(0.3) ? 'buy' : null,
    };
  }

  private cancelAfter(nowMs: number): NewCommand {
    const dueAtMs = this.chance(0.7) ? nowMs + this.between(1_000, 60_000) : null;
    return { type: 'cancel_after', userId: this.user(), dueAtMs };
  }

  private deposit(userId: string, tokenId: number): NewCommand {
    const amountAtoms = BigInt(this.between(1, 1_000_000_000)) * 1_000n;
    return { type: 'request_deposit', userId, tokenId, amountAtoms };
  }

  private confirm(): NewCommand {
    const [transactionId] = this.pendingDeposits;
    if (transactionId === undefined) return this.deposit(this.user(), this.token());
    return { type: 'confirm_deposit', transactionId };
  }

  private withdraw(): NewCommand {
    return {
      type: 'hold_withdrawal',
      userId: this.user(),
      tokenId: this.chance(0.5) ? this.options.quoteTokenId : this.token(),
      amountAtoms: BigInt(this.between(1, 1_000_000_000)) * 100n,
      address: `address "${this.between(1, 99)}", \\ ${this.between(1, 9)}`,
    };
  }

  private decide(): NewCommand {
    const [held] = this.heldWithdrawals;
    if (held === undefined) return this.withdraw();
    const [transactionId, userId] = held;
    const decidedBy = this.options.operatorId;
    if (this.chance(0.6)) {
      return { type: 'settle_withdrawal', transactionId, decidedBy, reason: 'checked, "paid"' };
    }
    return this.chance(0.5)
      ? {
          type: 'release_withdrawal',
          transactionId,
          status: 'rejected',
          userId: null,
          decidedBy,
          reason: 'address unknown',
        }
      : {
          type: 'release_withdrawal',
          transactionId,
          status: 'cancelled',
          userId,
          decidedBy: null,
          reason: null,
        };
  }

  private adjust(): NewCommand {
    return {
      type: 'adjust',
      userId: this.user(),
      tokenId: this.options.quoteTokenId,
      amountAtoms: BigInt(this.between(-1_000_000, 1_000_000)) * 1_000n + 1n,
      decidedBy: this.options.operatorId,
      reason: 'a correction',
    };
  }

  private setFees(): NewCommand {
    const rates = { makerFeePpm: this.between(0, 900), takerFeePpm: this.between(0, 1_900) };
    const kind = this.random.pick(['market', 'tier', 'override'] as const);
    const fees = kind === 'market' ? { kind } : { kind, ...rates };
    return { type: 'set_fees', userId: this.user(), fees };
  }

  /** A market that does not trade is opened again soon. */
  private setState(): NewCommand {
    const closed = [...this.states].find(([, state]) => state !== 'active' && state !== 'delisted');
    if (closed !== undefined && this.chance(0.8)) {
      return { type: 'set_market_state', tokenId: closed[0], state: 'active' };
    }
    const state = this.random.pick(['halted', 'post_only', 'cancel_only', 'active'] as const);
    return { type: 'set_market_state', tokenId: this.token(), state };
  }

  private setRules(): NewCommand {
    return { type: 'set_market', rules: this.rules(this.token()) };
  }

  private rules(tokenId: number): MarketRules {
    const { features } = this.options;
    return {
      tokenId,
      tickAtoms: TICK_ATOMS,
      lotAtoms: LOT_ATOMS,
      minQuantityAtoms: LOT_ATOMS,
      maxQuantityAtoms: 1_000_000n * ATOMS_PER_UNIT,
      minNotionalAtoms: this.random.pick([0n, ATOMS_PER_UNIT / 100n]),
      makerFeePpm: this.random.pick([500, 1_000]),
      takerFeePpm: this.random.pick([1_500, 2_000]),
      priceBandBps: features.priceBandBps,
      maxOpenOrders: this.random.pick([50, 200]),
      maxTriggers: this.random.pick([10, 50]),
      breakerMoveBps: features.breakerMoveBps,
      breakerWindowMinutes: this.random.pick([1, 5, 60]),
      breakerPauseMinutes: features.breakerPauseMinutes,
    };
  }

  private credit(userId: string, tokenId: number, units: bigint): NewCommand {
    const amountAtoms = units * ATOMS_PER_UNIT;
    return { type: 'adjust', userId, tokenId, amountAtoms, decidedBy: null, reason: 'opening' };
  }

  private price(tokenId: number): number {
    return this.prices.get(tokenId) ?? FIRST_TICKS;
  }

  private openOrder(): OrderState | null {
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const orders = this.openOrders.get(this.user());
      if (orders === undefined || orders.size === 0) continue;
      return this.random.pick([...orders.values()]);
    }
    return null;
  }

  private user(): string {
    return this.random.pick(this.options.userIds);
  }

  private token(): number {
    return this.random.pick(this.options.tokenIds);
  }

  private chance(share: number): boolean {
    return this.random.uniform() < share;
  }

  /** Both ends included. */
  private between(low: number, high: number): number {
    return low + Math.floor(this.random.uniform() * (high - low + 1));
  }
}
