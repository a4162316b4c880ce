import pg from 'pg';
import { expect } from 'vitest';
import type { Side } from '../src/contracts/index.ts';
import { AppError } from '../src/lib/app-error.ts';
import { systemClock, type WakingClock } from '../src/lib/clock.ts';
import { parseAmount } from '../src/lib/decimal.ts';
import type {
  CommandOutcome,
  CommandRequest,
  NewCommand,
} from '../src/services/command-request.ts';
import { findBreaches } from '../src/services/invariants.ts';
import type { MatchingEngine, MatchingEngineOptions } from '../src/services/matching-engine.ts';
import { endPool } from './end-pool.ts';
import { createMarket, createUser } from './factories.ts';
import { recordingLogger } from './recording-logger.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { createTestEngine } from './test-engine.ts';

/** A market with a buyer and a seller in a database, for the engines that a test starts over it. */
export class EngineHarness {
  private readonly engines: MatchingEngine[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly pool: pg.Pool,
    readonly market: { quoteTokenId: number; tokenId: number },
    readonly buyer: string,
    readonly seller: string,
  ) {}

  static async create(): Promise<EngineHarness> {
    const database = await createTestDatabase();
    const pool = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
    const market = await createMarket(pool, { tickSize: '0.01', lotSize: '0.0001' });
    return new EngineHarness(
      database,
      pool,
      market,
      await createUser(pool),
      await createUser(pool),
    );
  }

  /** Stops the engines that are still running, too. */
  async drop(): Promise<void> {
    await Promise.all(this.engines.map((engine) => engine.stop()));
    await endPool(this.pool);
    await this.database.drop();
  }

  createEngine(
    options: Partial<MatchingEngineOptions> = {},
    clock: WakingClock = systemClock,
  ): MatchingEngine {
    const { logger } = recordingLogger();
    const engine = createTestEngine(this.database.appUrl, clock, logger, options);
    this.engines.push(engine);
    return engine;
  }

  async startEngine(
    options: Partial<MatchingEngineOptions> = {},
    clock: WakingClock = systemClock,
  ): Promise<MatchingEngine> {
    const engine = this.createEngine(options, clock);
    engine.start();
    await engine.whenLeading();
    return engine;
  }

  /** @param key under which the request for it is made. */
  async deposit(
    engine: MatchingEngine,
    userId: string,
    tokenId: number,
    amount: string,
    key?: string,
  ): Promise<void> {
    const command: NewCommand = {
      type: 'request_deposit',
      userId,
      tokenId,
      amountAtoms: parseAmount(amount),
    };
    const requested = await engine.submit(
      key === undefined
        ? { command }
        : { command, idempotency: { userId, key, fingerprint: 'd'.repeat(64) } },
    );
    if (requested.kind !== 'transaction') throw new Error(requested.kind);
    const transactionId = requested.transaction.id;
    await engine.submit({ command: { type: 'confirm_deposit', transactionId } });
  }

  /** 100,000 in cash for the buyer and 1,000 of the token for the seller. */
  async fund(engine: MatchingEngine): Promise<void> {
    await this.deposit(engine, this.buyer, this.market.quoteTokenId, '100000');
    await this.deposit(engine, this.seller, this.market.tokenId, '1000');
  }

  /** With a client order id, its key is `order:` and that. */
  limitOrder(
    userId: string,
    side: Side,
    price: string,
    quantity: string,
    clientOrderId: string | null = null,
  ): CommandRequest {
    const command: NewCommand = {
      type: 'place_order',
      userId,
      tokenId: this.market.tokenId,
      clientOrderId,
      orderType: 'limit',
      side,
      priceAtoms: parseAmount(price),
      quantityAtoms: parseAmount(quantity),
      stopPriceAtoms: null,
      trailingDeltaAtoms: null,
      trailingDeltaBps: null,
      quoteQuantityAtoms: null,
      displayQuantityAtoms: null,
      expiresAtMs: null,
      timeInForce: 'GTC',
      postOnly: false,
      selfTradePrevention: 'expire_taker',
      maxSlippageBps: 500,
    };
    if (clientOrderId === null) return { command };
    const fingerprint = `${side}${price}${quantity}`.padEnd(64, '0').replace(/[^0-9a-f]/g, 'a');
    return { command, idempotency: { userId, key: `order:${clientOrderId}`, fingerprint } };
  }

  /** A limit order of the buyer. */
  buy(price: string, quantity: string, clientOrderId: string | null = null): CommandRequest {
    return this.limitOrder(this.buyer, 'buy', price, quantity, clientOrderId);
  }

  /** A limit order of the seller. */
  sell(price: string, quantity: string, clientOrderId: string | null = null): CommandRequest {
    return this.limitOrder(this.seller, 'sell', price, quantity, clientOrderId);
  }

  /** @param text what follows `SELECT count(*)`. */
  async count(text: string, values: unknown[] = []): Promise<number> {
    const result = await this.pool.query<{ count: string }>(
      `SELECT count(*) AS count ${text}`,
      values,
    );
    return Number(result.rows[0]?.count);
  }

  /** By an atom, as no command would: the ledger does not know of it. */
  async alterBuyersBalance(): Promise<void> {
    await this.pool.query('UPDATE wallets SET balance = balance + 0.00000001 WHERE user_id = $1', [
      this.buyer,
    ]);
  }

  async expectNoBreach(): Promise<void> {
    const rows = async (text: string) =>
      (await this.pool.query<unknown[]>({ text, rowMode: 'array' })).rows;
    expect(await findBreaches(rows, 'full')).toEqual([]);
  }
}

/** The order that an outcome must have. */
export function orderOf(outcome: CommandOutcome) {
  if (outcome.kind !== 'order') throw new Error(`expected an order, got ${outcome.kind}`);
  return outcome.order;
}

/** Retries as a client would: 503 means "ask again". */
export async function submitUntilServed(
  engine: MatchingEngine,
  request: CommandRequest,
): Promise<CommandOutcome> {
  for (;;) {
    const outcome = await engine.submit(request).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'unavailable') return null;
      throw error;
    });
    if (outcome !== null) return outcome;
    // Lets the engine and a test that was given up go on.
    await systemClock.sleep(10, new AbortController().signal);
  }
}
