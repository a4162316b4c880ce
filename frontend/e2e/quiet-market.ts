import type { Side } from '@tokentradex/backend/contracts';
import { Account } from './account.ts';

const FUNDS = '10000000';

/** A market of its own that no market maker quotes: its book and its last price are what a test makes them. */
export class QuietMarket {
  private constructor(
    readonly symbol: string,
    readonly operator: Account,
    /** Rests orders. */
    readonly maker: Account,
    private readonly taker: Account,
  ) {}

  static async list(url: string): Promise<QuietMarket> {
    const symbol = 'TST';
    const operator = await Account.operator(url);
    await operator.call('POST', '/admin/tokens', {
      symbol,
      name: 'Test Token',
      tickSize: '0.01',
      lotSize: '0.001',
      minQuantity: '0.001',
      maxQuantity: '100000',
      minNotional: '1',
      makerFeeBps: '10',
      takerFeeBps: '20',
      circulatingSupply: '1000000',
      reason: 'A browser test',
    });
    await operator.updateMarket(symbol, { state: 'active' });
    const funds = { USD: FUNDS, [symbol]: FUNDS };
    return new QuietMarket(
      symbol,
      operator,
      await Account.register(url, funds),
      await Account.register(url, funds),
    );
  }

  /** Empties the book as far as it is this market's own, and trades at 100 again. */
  async calm(): Promise<void> {
    await this.operator.updateMarket(this.symbol, { state: 'active' });
    await this.maker.cancelAll();
    await this.taker.cancelAll();
    await this.trade('100');
  }

  /** Makes this the last price; nothing may rest between it and the one before. */
  async trade(price: string, quantity = '0.1'): Promise<void> {
    await this.maker.limit(this.symbol, 'sell', quantity, price);
    await this.taker.limit(this.symbol, 'buy', quantity, price);
  }

  /** Rests one order per level. */
  async rest(
    side: Side,
    levels: readonly (readonly [price: string, size: string])[],
  ): Promise<void> {
    for (const [price, size] of levels) await this.maker.limit(this.symbol, side, size, price);
  }

  /** Takes what rests on the other side. */
  async hit(side: Side, quantity: string, price: string): Promise<void> {
    await this.taker.limit(this.symbol, side, quantity, price);
  }
}
