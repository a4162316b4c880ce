import { setTimeout as delay } from 'node:timers/promises';
import type { Sequelize } from 'sequelize';
import { AppError } from '../lib/app-error.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { CommittedBatch } from '../services/committed-batch.ts';
import type { MarketData } from '../services/market-data.ts';
import { OrderRetention } from '../services/order-retention.ts';
import type { OrderService } from '../services/order-service.ts';
import type { TokenRegistry } from '../services/token-registry.ts';
import { fillFunds, type DemoFundsParts } from './demo-funds.ts';
import { DemoPit } from './demo-pit.ts';
import type { QuoteAction } from './quote-ladder.ts';
import { DEMO_TOKENS } from './demo-tokens.ts';
import { ensureProgram, findPrograms } from './demo-users.ts';
import { RandomSource } from './random-source.ts';

const MAKERS = ['maker-1', 'maker-2'] as const;
const TAKERS = ['taker-1', 'taker-2'] as const;

/** How often the market takes a turn: at most one command of a maker each. */
const TURN_MS = 250;
/** Between two trades on average, in the market's own time. */
const TRADE_INTERVAL_MS = 1_800;
/**
 * How fast the market's own time passes while nobody watches: trades are kept for ever, so a demo
 * that runs for a month unseen should make few.
 */
const UNWATCHED_PACE = 0.05;
/** Whoever has just started it may look at it by other ways than a socket. */
const LIVELY_AT_START_MS = 30 * 60_000;
/** With nothing to correct, that part of the turns gives some quote another size. */
const REFRESH_SHARE = 0.5;
/** More than a book has rungs: somebody's large order may take some at once. */
const OPENING_COMMANDS_MAX = 80;
const FUNDS_INTERVAL_MS = 30 * 60_000;
const FAILURE_PAUSE_MS = 2_000;

export interface DemoMarketParts extends DemoFundsParts {
  sequelize: Sequelize;
  orders: Pick<OrderService, 'place' | 'cancel' | 'cancelAll'>;
  tokens: Pick<TokenRegistry, 'find' | 'require'>;
  prices: Pick<MarketData, 'lastPrice' | 'whenLoaded'>;
  /** Whether anybody sees it live. */
  isWatched: () => boolean;
  clock: Clock;
  logger: Logger;
}

/**
 * Makes the demo's books alive: programs quote both sides of each market and trade with each other
 * and with whoever comes, through the same services as everybody.
 */
export class DemoMarket {
  private readonly random: RandomSource;
  private readonly stopping = new AbortController();
  private readonly pits = new Map<number, DemoPit>();
  private makerIds: string[] = [];
  private takerIds: string[] = [];
  private readonly retention: OrderRetention;
  private running: Promise<void> = Promise.resolve();
  private livelyUntilMs = 0;
  private lastTurnMs = 0;
  /** In the market's own time. */
  private untilTradeMs = 0;
  private untilFundsMs = 0;

  constructor(
    private readonly parts: DemoMarketParts,
    seed = 'tokentradex',
  ) {
    this.random = new RandomSource(`${seed} market makers`);
    this.retention = new OrderRetention(
      parts.sequelize,
      () => findPrograms([...MAKERS, ...TAKERS]),
      parts.clock,
      parts.logger,
    );
  }

  /** A {@link CommitListener}: follows the makers' own orders. */
  apply(batch: CommittedBatch): void {
    for (const { order } of batch.changes.orders) {
      if (this.makerIds.includes(order.userId)) this.pits.get(order.tokenId)?.follow(order);
    }
  }

  /** Needs the seeded markets and an engine that takes orders. */
  start(): void {
    this.livelyUntilMs = this.parts.clock.nowMs() + LIVELY_AT_START_MS;
    this.running = this.run();
    this.retention.start();
  }

  /** Withdraws the quotes and resolves when the last command is answered. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.retention.stop();
  }

  private isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async run(): Promise<void> {
    while (!this.isStopping()) {
      try {
        await this.open();
        await this.takeTurns();
        await this.withdrawQuotes();
      } catch (error) {
        // The exchange was not there for a moment; opening again begins without quotes.
        if (!this.isStopping()) this.parts.logger.warn('demo market interrupted', { error });
        await this.pause(FAILURE_PAUSE_MS);
      }
    }
  }

  private async takeTurns(): Promise<void> {
    while (!this.isStopping() && this.isUpToDate()) {
      await this.turn();
      await this.pause(TURN_MS);
    }
  }

  private async open(): Promise<void> {
    this.makerIds = await Promise.all(MAKERS.map(ensureProgram));
    this.takerIds = await Promise.all(TAKERS.map(ensureProgram));
    // An earlier run may have been killed.
    await this.withdrawQuotes();
    // The engine leads before they are read, and a market without a price gets no quotes.
    await this.parts.prices.whenLoaded();
    this.pits.clear();
    for (const style of DEMO_TOKENS) {
      const token = this.parts.tokens.find(style.symbol);
      const lastPriceAtoms = token === null ? null : this.parts.prices.lastPrice(token.id);
      if (token === null || lastPriceAtoms === null) continue;
      this.pits.set(token.id, new DemoPit(token, style, lastPriceAtoms, this.random));
    }
    this.lastTurnMs = this.parts.clock.nowMs();
    await this.fillAllFunds();
    await Promise.all(this.openPits().map((pit) => this.fillBook(pit)));
  }

  /** False when an operator has changed the rules of a market since it was opened. */
  private isUpToDate(): boolean {
    return [...this.pits.values()].every((pit) =>
      pit.isFor(this.parts.tokens.require(pit.token.id)),
    );
  }

  private openPits(): DemoPit[] {
    return [...this.pits.values()].filter(
      ({ token }) => this.parts.tokens.require(token.id).state === 'active',
    );
  }

  private async fillBook(pit: DemoPit): Promise<void> {
    for (let count = 0; count < OPENING_COMMANDS_MAX && !this.isStopping(); count += 1) {
      const action = pit.nextQuoteAction();
      if (action === null || !(await this.perform(pit, action))) return;
    }
  }

  private async turn(): Promise<void> {
    const nowMs = this.parts.clock.nowMs();
    const elapsedMs = Math.max(0, nowMs - this.lastTurnMs);
    const isLively = nowMs < this.livelyUntilMs || this.parts.isWatched();
    const pace = isLively ? 1 : UNWATCHED_PACE;
    this.lastTurnMs = nowMs;
    for (const pit of this.pits.values()) pit.advance((elapsedMs * pace) / 1_000);
    this.untilFundsMs -= elapsedMs;
    this.untilTradeMs -= elapsedMs * pace;
    if (this.untilFundsMs <= 0) await this.fillAllFunds();
    if (this.random.uniform() < pace) await this.quoteSomewhere();
    if (this.untilTradeMs <= 0) {
      this.untilTradeMs = -Math.log(1 - this.random.uniform()) * TRADE_INTERVAL_MS;
      await this.trade();
    }
  }

  private async quoteSomewhere(): Promise<void> {
    const pits = this.openPits();
    const first = Math.floor(this.random.uniform() * pits.length);
    for (const pit of [...pits.slice(first), ...pits.slice(0, first)]) {
      const action = pit.nextQuoteAction();
      if (action === null) continue;
      await this.perform(pit, action);
      return;
    }
    if (pits.length === 0 || this.random.uniform() > REFRESH_SHARE) return;
    const pit = this.random.pick(pits);
    const quote = pit.anyQuote();
    if (quote !== null) await this.perform(pit, { kind: 'cancel', quote });
  }

  private async trade(): Promise<void> {
    const pits = this.openPits();
    const total = pits.reduce((sum, { style }) => sum + style.popularity, 0);
    let drawn = this.random.uniform() * total;
    const pit = pits.find(({ style }) => (drawn -= style.popularity) < 0);
    const lastPriceAtoms = pit === undefined ? null : this.parts.prices.lastPrice(pit.token.id);
    if (pit === undefined || lastPriceAtoms === null) return;
    const taker = this.random.pick(this.takerIds);
    await this.attempt(() => this.parts.orders.place(taker, pit.takerBody(lastPriceAtoms)));
  }

  private perform(pit: DemoPit, action: QuoteAction): Promise<boolean> {
    const { orders } = this.parts;
    if (action.kind === 'place') {
      const maker = this.makerIds[action.priceTicks % this.makerIds.length] ?? '';
      return this.attempt(() => orders.place(maker, pit.quoteBody(action)));
    }
    const { orderId, userId } = action.quote;
    return this.attempt(() => orders.cancel(userId, String(orderId)));
  }

  /** False when the exchange refused, as it may: an order filled meanwhile, a market just halted. */
  private async attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'unavailable') throw error;
      if (error.code === 'insufficient_balance') this.untilFundsMs = 0;
      return false;
    }
  }

  private async fillAllFunds(): Promise<void> {
    this.untilFundsMs = FUNDS_INTERVAL_MS;
    const tokenIds = new Set(this.pits.keys());
    for (const userId of [...this.makerIds, ...this.takerIds]) {
      await fillFunds(this.parts, userId, tokenIds);
    }
  }

  private async withdrawQuotes(): Promise<void> {
    for (const userId of [...this.makerIds, ...this.takerIds]) {
      await this.parts.orders.cancelAll(userId, {});
    }
  }

  /** Ends early when asked to stop. */
  private async pause(durationMs: number): Promise<void> {
    await delay(durationMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
