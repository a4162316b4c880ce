import type { MarketState, Side } from '../../src/contracts/index.ts';
import type {
  EngineCommand,
  MarketRules,
  PlaceOrder,
  UserFees,
} from '../../src/engine/commands.ts';
import { Engine } from '../../src/engine/engine.ts';
import type { NaiveEngine } from '../../src/engine/naive-engine.ts';
import {
  FEES_USER_ID,
  type Changes,
  type CommandResult,
  type OrderState,
  type TradeState,
} from '../../src/engine/state.ts';
import { assert } from '../../src/lib/assert.ts';
import { formatAmount, parseAmount } from '../../src/lib/decimal.ts';
import { drawBook, parseBook } from './drawn-book.ts';
import { parseOco, parseOrder } from './order-sentence.ts';

const TOKEN_IDS = { USD: 1, TKN: 2 } as const;
export type Symbol = keyof typeof TOKEN_IDS;

/** Rules that let almost everything pass: a test names what it is about. */
export const OPEN_RULES: MarketRules = {
  tokenId: TOKEN_IDS.TKN,
  tickAtoms: parseAmount('0.01'),
  lotAtoms: parseAmount('0.000001'),
  minQuantityAtoms: parseAmount('0.000001'),
  maxQuantityAtoms: parseAmount('1000000000'),
  minNotionalAtoms: 0n,
  makerFeePpm: 0,
  takerFeePpm: 0,
  priceBandBps: 0,
  maxOpenOrders: 2000,
  maxTriggers: 2000,
  breakerMoveBps: 0,
  breakerWindowMinutes: 5,
  breakerPauseMinutes: 0,
};

/**
 * One market, USD against TKN, told in short sentences (see `parseOrder` for all of them):
 *
 *     exchange.draw('| 100 | 1 bob')            // bid | price | ask, funded and placed
 *     exchange.fund('alice', '300 USD', '5 TKN')
 *     exchange.place('alice stop sell 1 @ 95')  // 'pending', 'filled: 1 @ 100', 'refused ...'
 *     exchange.oco('alice sell 1 @ 110 stop 90')
 *     exchange.amend('alice', 3, { price: '101', quantity: '2', stop: '95' })
 *     exchange.wait(60)                         // seconds; does what is due by then
 *     exchange.trade('100', '1')                // makes the last price 100, by two other users
 *     exchange.news()                           // what happened since the last news or drain
 *
 * Orders count from 1; every command comes one millisecond after the one before it.
 */
export class Scenario {
  private readonly users = new Set<string>();
  private timeMs = 1_700_000_000_000;

  constructor(
    readonly engine: Engine | NaiveEngine,
    rules: Partial<MarketRules> = {},
    state: MarketState = 'active',
  ) {
    this.setMarket(rules);
    this.setState(state);
  }

  /** Lists the market or replaces its rules; the answer is its state. */
  setMarket(rules: Partial<MarketRules>): string {
    return describe(this.apply({ type: 'set_market', rules: { ...OPEN_RULES, ...rules } }));
  }

  setState(state: MarketState): string {
    return describe(this.apply({ type: 'set_market_state', tokenId: TOKEN_IDS.TKN, state }));
  }

  setFees(user: string, fees: UserFees): void {
    this.admit(user);
    this.apply({ type: 'set_fees', userId: user, fees });
  }

  /** Credits "300 USD". */
  fund(user: string, ...amounts: string[]): void {
    this.admit(user);
    for (const amount of amounts) {
      const [value = '', symbol = ''] = amount.split(' ');
      const result = this.apply({
        type: 'adjust',
        userId: user,
        tokenId: tokenIdOf(symbol),
        amountAtoms: parseAmount(value),
        decidedBy: null,
        reason: 'funding',
      });
      assert(result.kind === 'transaction', `cannot fund ${user} with ${amount}`);
    }
  }

  /** Places each order of a drawn book, best prices last, and funds its owner for exactly that. */
  draw(book: string): void {
    for (const { side, price, orders } of parseBook(book)) {
      for (const { size, user } of orders) {
        const cost = formatAmount((parseAmount(size) * parseAmount(price)) / 100_000_000n);
        this.fund(user, side === 'buy' ? `${cost} USD` : `${size} TKN`);
        const outcome = this.place(`${user} ${side} ${size} @ ${price}`);
        assert(outcome === 'open', `${user} ${side} ${size} @ ${price}: ${outcome}`);
      }
    }
  }

  /** The outcome in words: "filled: 1 @ 50, 2 @ 51", "cancelled (no_liquidity)", "refused would_cross". */
  place(sentence: string): string {
    return describe(this.apply(this.command(sentence)));
  }

  command(sentence: string): Omit<PlaceOrder, 'timeMs'> {
    const terms = parseOrder(sentence, TOKEN_IDS.TKN, this.timeMs);
    this.admit(terms.userId);
    return { type: 'place_order', ...terms };
  }

  /** "open, pending" for a pair that was placed. */
  oco(sentence: string): string {
    const pair = parseOco(sentence, TOKEN_IDS.TKN, this.timeMs);
    this.admit(pair.limit.userId);
    return describe(this.apply({ type: 'place_oco', ...pair }));
  }

  amend(
    user: string,
    orderId: number,
    values: { price?: string; quantity?: string; stop?: string },
  ): string {
    const { price, quantity, stop } = values;
    const result = this.apply({
      type: 'amend_order',
      userId: user,
      orderId,
      priceAtoms: price === undefined ? null : parseAmount(price),
      quantityAtoms: quantity === undefined ? null : parseAmount(quantity),
      stopPriceAtoms: stop === undefined ? null : parseAmount(stop),
    });
    return describe(result);
  }

  cancel(user: string, orderId: number): string {
    return describe(this.apply({ type: 'cancel_order', userId: user, orderId }));
  }

  cancelAfter(user: string, seconds: number | null): void {
    const dueAtMs = seconds === null ? null : this.timeMs + seconds * 1000;
    this.admit(user);
    this.apply({ type: 'cancel_after', userId: user, dueAtMs });
  }

  /** Lets time pass; what is due by then is done then. */
  wait(seconds: number): void {
    this.timeMs += seconds * 1000 - 1;
    this.apply({ type: 'advance_time' });
  }

  /** A trade of a buyer and a seller of its own, with the seller as taker when told so. */
  trade(price: string, size: string, taker: Side = 'buy'): string {
    const cost = formatAmount((parseAmount(size) * parseAmount(price)) / 100_000_000n);
    this.fund('printer_a', `${cost} USD`);
    this.fund('printer_b', `${size} TKN`);
    const sentences = [`printer_a buy ${size} @ ${price}`, `printer_b sell ${size} @ ${price}`];
    if (taker === 'buy') sentences.reverse();
    return sentences.map((sentence) => this.place(sentence)).at(-1) ?? '';
  }

  /** Applies a command one millisecond after the last, and before it what is due by then. */
  apply(command: Untimed<EngineCommand>): CommandResult {
    this.timeMs += 1;
    const { timeMs } = this;
    if (command.type !== 'advance_time' && this.engine.nextDueMs <= timeMs) {
      this.engine.apply({ type: 'advance_time', timeMs });
    }
    return this.engine.apply({ ...command, timeMs });
  }

  drain(): Changes {
    return this.engine.drain();
  }

  /** Drains: the trades in their order, then every changed order by its number, in words. */
  news(): string[] {
    const { trades, orders } = this.engine.drain();
    const byId = orders.map(({ order }) => order).sort((a, b) => a.id - b.id);
    return [
      ...trades.map((trade) => `${trade.buyerId} buys ${fill(trade)} from ${trade.sellerId}`),
      ...byId.map((order) => `#${order.id} ${order.userId}: ${statusOf(order)}`),
    ];
  }

  /** "265.1807575 USD, 0 locked". */
  wallet(user: string, symbol: Symbol): string {
    const wallet = this.engine.wallet(user, TOKEN_IDS[symbol]);
    assert(wallet !== undefined, `no account ${user}`);
    return `${formatAmount(wallet.balanceAtoms)} ${symbol}, ${formatAmount(wallet.lockedAtoms)} locked`;
  }

  fees(symbol: Symbol): string {
    return this.wallet(FEES_USER_ID, symbol);
  }

  state(): MarketState {
    const market = this.engine.market(TOKEN_IDS.TKN);
    assert(market !== undefined, 'the market is listed');
    return market.state;
  }

  /** The newest order of a user that rests or waits. */
  lastOrderOf(user: string): OrderState {
    const order = this.engine.openOrders(user).at(-1);
    assert(order !== undefined, `${user} has an open order`);
    return order;
  }

  /** The book in the notation of {@link draw}; `2+8 bob` is an iceberg that shows 2 and hides 8. */
  book(): string {
    const orders = [...this.users].flatMap((user) => this.engine.openOrders(user));
    return drawBook(orders.filter(({ status }) => status !== 'pending'));
  }

  private admit(user: string): void {
    if (this.users.has(user)) return;
    this.users.add(user);
    if (this.engine instanceof Engine) this.engine.loadAccount(user, []);
  }
}

type Untimed<T> = T extends { timeMs: number } ? Omit<T, 'timeMs'> : never;

function describe(result: CommandResult): string {
  switch (result.kind) {
    case 'refused':
      return `refused ${result.code}`;
    case 'order': {
      const ending = statusOf(result.order);
      return result.trades.length === 0
        ? ending
        : `${ending}: ${result.trades.map(fill).join(', ')}`;
    }
    case 'orders':
      return result.orders.map(statusOf).join(', ');
    case 'transaction':
      return result.transaction.status;
    case 'market':
      return result.market.state;
    case 'timer':
    case 'fees':
    case 'advanced':
      return result.kind;
  }
}

function statusOf({ status, reason }: OrderState): string {
  return reason === null ? status : `${status} (${reason})`;
}

function fill({ quantityAtoms, priceAtoms }: TradeState): string {
  return `${formatAmount(quantityAtoms)} @ ${formatAmount(priceAtoms)}`;
}

function tokenIdOf(symbol: string): number {
  assert(symbol === 'USD' || symbol === 'TKN', `unknown symbol ${symbol}`);
  return TOKEN_IDS[symbol];
}
