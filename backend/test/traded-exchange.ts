import type pg from 'pg';
import { parseAmount } from '../src/lib/decimal.ts';
import { EngineHarness } from './engine-harness.ts';

/** Deposits, a partial fill with a keyed maker, a withdrawal that is held. Its engine has stopped. */
export class TradedExchange {
  private constructor(
    private readonly harness: EngineHarness,
    /** One connection, so that a test can alter everything in a transaction that it rolls back. */
    readonly client: pg.PoolClient,
  ) {}

  static async create(): Promise<TradedExchange> {
    const harness = await EngineHarness.create();
    const { buyer, seller, market } = harness;
    const engine = await harness.startEngine();
    await harness.deposit(engine, buyer, market.quoteTokenId, '1000', 'deposit:first');
    await harness.deposit(engine, seller, market.tokenId, '10');
    await engine.submit(harness.sell('10', '3', 'mine'));
    await engine.submit(harness.buy('10', '1'));
    await engine.submit({
      command: {
        type: 'hold_withdrawal',
        userId: buyer,
        tokenId: market.quoteTokenId,
        amountAtoms: parseAmount('5'),
        address: 'somewhere-else',
      },
    });
    await engine.stop();
    return new TradedExchange(harness, await harness.pool.connect());
  }

  async drop(): Promise<void> {
    this.client.release();
    await this.harness.drop();
  }
}
