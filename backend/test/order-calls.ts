import type { PlacedOrder, Wallet } from '../src/contracts/index.ts';
import { dataIn } from './answers.ts';
import type { ApiHarness, Caller } from './api-harness.ts';

/** What every test about orders does with the API. */
export class OrderCalls {
  constructor(private readonly api: () => ApiHarness) {}

  /** A new user with funds. */
  readonly trader = (balances: { quote?: string; token?: string } = {}): Promise<Caller> =>
    this.api().createCaller({}, { quote: '10000', token: '100', ...balances });

  readonly limit = (side: 'buy' | 'sell', price: string, quantity: string, extra: object = {}) => ({
    tokenId: this.api().tokenId,
    orderType: 'limit',
    side,
    price,
    quantity,
    ...extra,
  });

  /** Places what must be accepted. */
  readonly place = async (caller: Caller, body: object): Promise<PlacedOrder> =>
    dataIn(await caller.post('/orders', body).expect(201)) as PlacedOrder;

  /** By token id. */
  readonly available = async (caller: Caller): Promise<Record<string, string>> => {
    const wallet = dataIn(await caller.get('/wallet').expect(200)) as Wallet;
    return Object.fromEntries(wallet.balances.map((line) => [line.tokenId, line.available]));
  };
}
