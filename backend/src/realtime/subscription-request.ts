import {
  CANDLE_INTERVALS,
  type PrivateChannel,
  type PublicMarketChannel,
  type SubscribeAck,
} from '../contracts/index.ts';

export type SubscriptionTarget =
  | { kind: 'market'; channel: PublicMarketChannel; tokenId: number }
  | { kind: 'tickers'; channel: 'tickers' }
  | { kind: 'exchange'; channel: 'exchange' }
  | { kind: 'private'; channel: PrivateChannel };

export type AckError = Extract<SubscribeAck, { ok: false }>;

export type ParsedRequest = { ok: true; target: SubscriptionTarget } | AckError;

const MARKET_CHANNELS: ReadonlySet<string> = new Set<PublicMarketChannel>([
  'book',
  'trades',
  'ticker',
  ...CANDLE_INTERVALS.map((interval) => `candles:${interval}` as const),
]);
const PRIVATE_CHANNELS: ReadonlySet<string> = new Set<PrivateChannel>([
  'orders',
  'fills',
  'wallet',
  'notifications',
]);
const FIELDS: ReadonlySet<string> = new Set(['channel', 'tokenId']);
const TOKEN_REFERENCE_LENGTH_MAX = 20;

/** Where markets are looked up by id or symbol. */
export interface MarketLookup {
  find(idOrSymbol: string): { id: number; isQuote: boolean } | null;
}

/** What a client asks for, checked field by field: whose data it is never comes from here. */
export function parseSubscription(request: unknown, tokens: MarketLookup): ParsedRequest {
  if (typeof request !== 'object' || request === null || Array.isArray(request)) {
    return ackError('validation_failed', 'The request must be an object with a channel.');
  }
  const unknownField = Object.keys(request).find((field) => !FIELDS.has(field));
  if (unknownField !== undefined) {
    return ackError('validation_failed', 'The request has fields besides channel and tokenId.');
  }
  const channel: unknown = 'channel' in request ? request.channel : undefined;
  const tokenId: unknown = 'tokenId' in request ? request.tokenId : undefined;
  if (isMarketChannel(channel)) return parseMarket(channel, tokenId, tokens);
  if (channel !== 'tickers' && channel !== 'exchange' && !isPrivateChannel(channel)) {
    return ackError('validation_failed', 'There is no such channel.');
  }
  if (tokenId !== undefined) {
    return ackError('validation_failed', `The channel ${channel} takes no tokenId.`);
  }
  if (channel === 'tickers') return { ok: true, target: { kind: 'tickers', channel } };
  if (channel === 'exchange') return { ok: true, target: { kind: 'exchange', channel } };
  return { ok: true, target: { kind: 'private', channel } };
}

export function ackError(code: AckError['error']['code'], message: string): AckError {
  return { ok: false, error: { code, message } };
}

function parseMarket(
  channel: PublicMarketChannel,
  tokenId: unknown,
  tokens: MarketLookup,
): ParsedRequest {
  if (tokenId === undefined) {
    return ackError('validation_failed', `The channel ${channel} needs a tokenId.`);
  }
  if (typeof tokenId !== 'string' || tokenId.length > TOKEN_REFERENCE_LENGTH_MAX) {
    return ackError('validation_failed', 'tokenId must be a token id or a symbol.');
  }
  const token = tokens.find(tokenId);
  if (token === null) return ackError('not_found', 'There is no such token.');
  if (token.isQuote) return ackError('not_found', 'The cash token has no market.');
  return { ok: true, target: { kind: 'market', channel, tokenId: token.id } };
}

function isMarketChannel(channel: unknown): channel is PublicMarketChannel {
  return typeof channel === 'string' && MARKET_CHANNELS.has(channel);
}

function isPrivateChannel(channel: unknown): channel is PrivateChannel {
  return typeof channel === 'string' && PRIVATE_CHANNELS.has(channel);
}
