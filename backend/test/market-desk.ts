import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type {
  ExchangeStatus,
  Order,
  Page,
  PlacedOrder,
  Token,
  UpdateTokenBody,
  WalletBalance,
} from '../src/contracts/index.ts';
import { dataIn, refusalIn } from './answers.ts';
import type { ApiHarness, Caller } from './api-harness.ts';

const REASON = 'a test';

/** A market that nothing else trades, and what tests do in it. */
export class MarketDesk {
  private printers: [Caller, Caller] | null = null;

  private constructor(
    private readonly api: ApiHarness,
    private readonly operator: Caller,
    readonly token: Token,
  ) {}

  /** Listed and opened over the API. Ticks of 0.01, lots of 0.0001, no band and no breaker. */
  static async open(
    api: ApiHarness,
    rules: Omit<UpdateTokenBody, 'reason'> = {},
  ): Promise<MarketDesk> {
    const operator = await api.createCaller({ role: 'operator' });
    const listing = {
      symbol: `M${randomUUID().slice(0, 8).toUpperCase()}`,
      name: 'A market',
      tickSize: '0.01',
      lotSize: '0.0001',
      minQuantity: '0.0001',
      maxQuantity: '1000000',
      minNotional: '0',
      makerFeeBps: '10',
      takerFeeBps: '20',
      circulatingSupply: '0',
      reason: REASON,
      ...rules,
    };
    const listed = await operator.post('/admin/tokens', listing).expect(201);
    const desk = new MarketDesk(api, operator, dataIn(listed) as Token);
    await desk.edit({ state: 'active' });
    return desk;
  }

  /** Changes rules or the state. */
  async edit(change: Omit<UpdateTokenBody, 'reason'>): Promise<Token> {
    const path = `/admin/tokens/${this.token.id}`;
    return dataIn(
      await this.operator.patch(path, { ...change, reason: REASON }).expect(200),
    ) as Token;
  }

  /** A new user with 10,000 in cash and 100 of the token, unless said otherwise. */
  async trader(balances: { quote?: string; token?: string } = {}): Promise<Caller> {
    const caller = await this.api.createCaller({}, { quote: balances.quote ?? '10000' });
    await this.api.credit(caller.userId, Number(this.token.id), balances.token ?? '100');
    return caller;
  }

  /** A body for this market: a limit order unless it says otherwise. */
  body(fields: object): Record<string, unknown> {
    return { tokenId: this.token.id, orderType: 'limit', side: 'buy', quantity: '1', ...fields };
  }

  /** Places what must be accepted. */
  async place(caller: Caller, fields: object): Promise<PlacedOrder> {
    return dataIn(await caller.post('/orders', this.body(fields)).expect(201)) as PlacedOrder;
  }

  /** Places what must be refused. */
  async refusal(caller: Caller, fields: object): Promise<[status: number, code: string]> {
    return refusalIn(await caller.post('/orders', this.body(fields)));
  }

  async order(caller: Caller, { id }: Pick<Order, 'id'>): Promise<Order> {
    return dataIn(await caller.get(`/orders/${id}`).expect(200)) as Order;
  }

  /** Ids of what rests or waits, newest first. */
  async active(caller: Caller): Promise<string[]> {
    const page = dataIn(await caller.get('/orders?status=active').expect(200)) as Page<Order>;
    return page.items.map(({ id }) => id);
  }

  /** Available, cash then token. */
  async available(caller: Caller): Promise<[quote: string, token: string]> {
    const of = async (tokenId: string) =>
      (dataIn(await caller.get(`/wallet/${tokenId}`).expect(200)) as WalletBalance).available;
    return [await of(this.api.quoteTokenId), await of(this.token.id)];
  }

  /** Makes a trade between two strangers, which is the last price from then on. */
  async print(price: string, takerSide: 'buy' | 'sell' = 'buy'): Promise<void> {
    this.printers ??= [
      await this.trader({ quote: '1000000', token: '100000' }),
      await this.trader({ quote: '1000000', token: '100000' }),
    ];
    const [maker, taker] = this.printers;
    const makerSide = takerSide === 'buy' ? 'sell' : 'buy';
    await this.place(maker, { side: makerSide, price });
    const { fills } = await this.place(taker, { side: takerSide, price, timeInForce: 'IOC' });
    expect(fills.map((fill) => fill.price)).toEqual([price]);
  }

  /** The market's line of `GET /status`. */
  async status(): Promise<ExchangeStatus['markets'][number] | undefined> {
    const status = dataIn(await this.api.call('get', '/api/status')) as ExchangeStatus;
    return status.markets.find(({ tokenId }) => tokenId === this.token.id);
  }
}
