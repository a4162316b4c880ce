import { randomBytes } from 'node:crypto';
import type {
  BookSnapshot,
  ExchangeStatus,
  ListTokenBody,
  LoginBody,
  Token,
} from '../../contracts/index.ts';
import { DEMO_STAFF } from '../../simulator/demo-users.ts';
import { ApiClient } from './api-client.ts';
import { ApiMarket } from './api-market.ts';
import { scaleTo } from './market-scale.ts';
import { ordersOf, type OrderFlow } from './order-flow.ts';

export interface ReplayServer {
  /** "http://127.0.0.1:3000". */
  origin: string;
  /** Id or symbol of the market to use; null chooses one. */
  tokenId: string | null;
  /** Who lists a market for the replay; null leaves it to a demo server's operator, if it is one. */
  admin: LoginBody | null;
  /** How many users share the resting orders. */
  makerCount: number;
}

/** Generous on purpose: the recording decides sizes and prices. */
const FRESH_RULES: Omit<ListTokenBody, 'symbol' | 'name'> = {
  tickSize: '0.01',
  lotSize: '1',
  minQuantity: '1',
  maxQuantity: '1000000000',
  minNotional: '0',
  makerFeeBps: '10',
  takerFeeBps: '20',
  maxOpenOrders: 10_000,
  circulatingSupply: '0',
  reason: 'A market for a replay.',
};

/**
 * Registers users, finds or lists a market whose book is empty, and pays in what the flow needs.
 * @throws Error when no market is usable; the message says what to do.
 */
export async function prepareApiMarket(server: ReplayServer, flow: OrderFlow): Promise<ApiMarket> {
  const run = randomBytes(4).toString('hex');
  const token = await findMarket(server, run);
  const scale = scaleTo(token, ordersOf(flow));
  const makers: ApiClient[] = [];
  const names = Array.from({ length: server.makerCount }, (_, index) => `maker-${index + 1}`);
  for (const name of names) makers.push(await register(server.origin, `replay-${run}-${name}`));
  const taker = await register(server.origin, `replay-${run}-taker`);
  const cash = (await listedTokens(server.origin)).find(({ isQuote }) => isQuote);
  if (cash === undefined) throw new Error('the server lists no cash token');
  for (const client of [...makers, taker]) {
    await deposit(client, cash.id, scale.cashTotal);
    await deposit(client, token.id, scale.tokenTotal);
  }
  return new ApiMarket({ token, scale, makers, taker });
}

async function findMarket(server: ReplayServer, run: string): Promise<Token> {
  const { origin, tokenId } = server;
  const operator = tokenId === null ? await operatorOf(server) : null;
  if (operator !== null) return listMarket(operator, run);
  const markets = (await listedTokens(origin)).filter(
    (token) =>
      token.state === 'active' &&
      !token.isQuote &&
      (tokenId === null || token.id === tokenId || token.symbol === tokenId),
  );
  for (const token of markets) {
    if (await isBookEmpty(origin, token)) return token;
  }
  const which =
    tokenId === null ? 'No active market' : `The market ${tokenId} is not active or not`;
  throw new Error(
    `${which} without orders. Name another market with --token, or let an operator list one with ` +
      '--admin-email and --admin-password.',
  );
}

/** Who may list a market: whoever was named, else the operator whom every demo server has. */
async function operatorOf({ origin, admin }: ReplayServer): Promise<ApiClient | null> {
  if (admin !== null) return new ApiClient(origin, admin);
  const { demo } = (await new ApiClient(origin).call('GET', '/status')) as ExchangeStatus;
  const person = demo === true ? DEMO_STAFF.find(({ role }) => role === 'operator') : undefined;
  return person === undefined ? null : new ApiClient(origin, person);
}

async function listMarket(operator: ApiClient, run: string): Promise<Token> {
  const symbol = `R${run.toUpperCase()}`;
  const body = { ...FRESH_RULES, symbol, name: `Replay ${run}` };
  const { id } = (await operator.call('POST', '/admin/tokens', { body })) as Token;
  const opening = { state: 'active', reason: FRESH_RULES.reason };
  return (await operator.call('PATCH', `/admin/tokens/${id}`, { body: opening })) as Token;
}

async function listedTokens(origin: string): Promise<Token[]> {
  return (await new ApiClient(origin).call('GET', '/tokens')) as Token[];
}

async function isBookEmpty(origin: string, token: Token): Promise<boolean> {
  const path = `/tokens/${token.id}/book?depth=1`;
  const { bids, asks } = (await new ApiClient(origin).call('GET', path)) as BookSnapshot;
  return bids.length + asks.length === 0;
}

function register(origin: string, username: string): Promise<ApiClient> {
  const password = randomBytes(12).toString('base64url');
  return ApiClient.register(origin, { email: `${username}@example.com`, username, password });
}

async function deposit(client: ApiClient, tokenId: string, amount: string): Promise<void> {
  await client.call('POST', '/wallet/deposits', {
    body: { tokenId, amount },
    idempotencyKey: `replay-${tokenId}`,
  });
}
