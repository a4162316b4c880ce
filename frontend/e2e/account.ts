import { randomUUID } from 'node:crypto';
import type {
  Order,
  PlacedOrder,
  PlaceOrderBody,
  Session,
  Token,
  UpdateTokenBody,
} from '@tokentradex/backend/contracts';

/** Of every account that a test registers. */
export const PASSWORD = 'Correct-Horse-7';
let registered = 0;

/** An account that acts through the API alone, as the other side of a test. */
export class Account {
  private constructor(
    private readonly url: string,
    private readonly token: string,
    /** Empty when only the token is known. */
    readonly email: string,
  ) {}

  static of(url: string, token: string): Account {
    return new Account(url, token, '');
  }

  /** A new account with some of each asset. @param funds amounts by symbol. */
  static async register(url: string, funds: Record<string, string> = {}): Promise<Account> {
    registered += 1;
    const username = `other-${Date.now().toString(36)}-${registered}`;
    const email = `${username}@example.com`;
    const session = await new Account(url, '', '').call<Session>('POST', '/auth/register', {
      email,
      username,
      password: PASSWORD,
    });
    const account = new Account(url, session.token, email);
    await account.deposit(funds);
    return account;
  }

  static async signIn(url: string, email: string, password: string): Promise<Account> {
    const { token } = await new Account(url, '', '').call<Session>('POST', '/auth/login', {
      email,
      password,
    });
    return new Account(url, token, email);
  }

  /** The demo's operator. */
  static operator(url: string): Promise<Account> {
    return Account.signIn(url, 'admin@tokentradex.com', 'Admin123!');
  }

  /** @throws Error with the exchange's answer when it refuses. */
  async call<T>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...headers,
        ...(this.token === '' ? {} : { Authorization: `Bearer ${this.token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as { success: boolean; data: T };
    if (!answer.success) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer.data;
  }

  /** Sends a file for the identity check. @throws Error with the exchange's answer when it refuses. */
  async uploadDocument(kind: string, contentType: string, content: Buffer): Promise<void> {
    const response = await fetch(`${this.url}/api/kyc/documents?kind=${kind}`, {
      method: 'POST',
      headers: { 'Content-Type': contentType, Authorization: `Bearer ${this.token}` },
      body: new Uint8Array(content),
    });
    if (!response.ok) throw new Error(`document ${kind}: ${await response.text()}`);
  }

  async deposit(funds: Record<string, string>): Promise<void> {
    for (const [tokenId, amount] of Object.entries(funds)) {
      await this.call('POST', '/wallet/deposits', { tokenId, amount });
    }
  }

  /** Passes the identity check, so that money can be withdrawn. */
  async verify(operator: Account): Promise<void> {
    const { id } = await this.call<{ id: string }>('GET', '/auth/me');
    await operator.call('PATCH', `/admin/users/${id}`, {
      kycStatus: 'approved',
      reason: 'A browser test',
    });
  }

  /** Asks for money to be sent; it waits for an operator. */
  async withdraw(tokenId: string, amount: string): Promise<void> {
    await this.call(
      'POST',
      '/wallet/withdrawals',
      { tokenId, amount, address: 'bc1q-a-test-address' },
      { 'Idempotency-Key': randomUUID() },
    );
  }

  async place(body: PlaceOrderBody): Promise<Order> {
    return (await this.call<PlacedOrder>('POST', '/orders', body)).order;
  }

  /** A limit order. */
  limit(
    symbol: string,
    side: PlaceOrderBody['side'],
    quantity: string,
    price: string,
  ): Promise<Order> {
    return this.place({ tokenId: symbol, side, orderType: 'limit', quantity, price });
  }

  async openOrders(): Promise<Order[]> {
    return (await this.call<{ items: Order[] }>('GET', '/orders?status=active&limit=100')).items;
  }

  async cancelAll(): Promise<void> {
    await this.call('DELETE', '/orders');
  }

  /** What is free of an asset. */
  async available(symbol: string): Promise<string> {
    return (await this.call<{ available: string }>('GET', `/wallet/${symbol}`)).available;
  }

  /** Changes a market; for operators. */
  updateMarket(symbol: string, change: Omit<UpdateTokenBody, 'reason'>): Promise<Token> {
    return this.call('PATCH', `/admin/tokens/${symbol}`, { ...change, reason: 'A browser test' });
  }
}
