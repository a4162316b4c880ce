import { randomUUID } from 'node:crypto';
import type {
  Order,
  PlacedOrder,
  PlaceOrderBody,
  RegisterBody,
  Session,
  Token,
  UpdateTokenBody,
} from '@tokentradex/backend/contracts';

/** Of every account that a test registers. */
export const PASSWORD = 'Correct-Horse-7';
/** A token this close to its end is not used any more: the whole suite takes longer than a token lasts. */
const RENEWAL_MARGIN_MS = 60_000;
let registered = 0;

/** What a new account registers with: nobody else's. */
export function newcomer(): RegisterBody {
  registered += 1;
  const username = `trader-${Date.now().toString(36)}-${registered}`;
  return { email: `${username}@example.com`, username, password: PASSWORD };
}

/** An account that acts through the API alone, as the other side of a test. */
export class Account {
  /** @param session of somebody who has signed in or registered. */
  constructor(
    private readonly url: string,
    private readonly password: string,
    private session: Session,
  ) {}

  get email(): string {
    return this.session.user.email;
  }

  /** A new account with some of each asset. @param funds amounts by symbol. */
  static async register(url: string, funds: Record<string, string> = {}): Promise<Account> {
    const body = newcomer();
    const session = await request<Session>(`${url}/api/auth/register`, 'POST', {}, body);
    const account = new Account(url, body.password, session);
    await account.deposit(funds);
    return account;
  }

  static async signIn(url: string, email: string, password: string): Promise<Account> {
    return new Account(url, password, await openSession(url, email, password));
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
    const signed = { ...headers, ...(await this.authorization()) };
    return request<T>(`${this.url}/api${path}`, method, signed, body);
  }

  /** Sends a file for the identity check. @throws Error with the exchange's answer when it refuses. */
  async uploadDocument(kind: string, contentType: string, content: Buffer): Promise<void> {
    const response = await fetch(`${this.url}/api/kyc/documents?kind=${kind}`, {
      method: 'POST',
      headers: { 'Content-Type': contentType, ...(await this.authorization()) },
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

  private async authorization(): Promise<{ Authorization: string }> {
    if (Date.parse(this.session.expiresAt) - Date.now() < RENEWAL_MARGIN_MS) {
      this.session = await openSession(this.url, this.email, this.password);
    }
    return { Authorization: `Bearer ${this.session.token}` };
  }
}

function openSession(url: string, email: string, password: string): Promise<Session> {
  return request<Session>(`${url}/api/auth/login`, 'POST', {}, { email, password });
}

/** @throws Error with the exchange's answer when it refuses. */
async function request<T>(
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: object,
): Promise<T> {
  const response = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as { success: boolean; data: T };
  if (!answer.success) throw new Error(`${method} ${url}: ${JSON.stringify(answer)}`);
  return answer.data;
}
