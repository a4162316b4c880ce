import Joi from 'joi';
import { loginSchema, registerSchema } from '../../controllers/auth-schemas.ts';
import {
  bookQuerySchema,
  candlesQuerySchema,
  tradesQuerySchema,
} from '../../controllers/market-schemas.ts';
import { pageOf } from './answer-fields.ts';
import { nothingAnswer, sessionAnswer, userAnswer } from './auth-answers.ts';
import {
  bookAnswer,
  candleAnswer,
  publicTradeAnswer,
  statusAnswer,
  tickerAnswer,
  tokenAnswer,
} from './market-answers.ts';
import type { Operation } from './operation.ts';

const AUTH = { tag: 'Auth', access: 'public', status: 200 } as const;
const MARKETS = { tag: 'Markets', access: 'public', status: 200, method: 'get' } as const;

export const AUTH_OPERATIONS: Operation[] = [
  {
    ...AUTH,
    method: 'post',
    path: '/auth/register',
    summary: 'Open an account and sign in to it.',
    body: registerSchema,
    status: 201,
    data: sessionAnswer,
    refusals: [409],
  },
  {
    ...AUTH,
    method: 'post',
    path: '/auth/login',
    summary: 'Sign in. The refresh token comes in a cookie that scripts cannot read.',
    body: loginSchema,
    data: sessionAnswer,
    refusals: [403],
  },
  {
    ...AUTH,
    method: 'post',
    path: '/auth/refresh',
    summary: 'Spend the refresh cookie for a new access token and a new cookie.',
    data: sessionAnswer,
  },
  {
    ...AUTH,
    method: 'post',
    path: '/auth/logout',
    summary: 'End the session of the cookie and of the access token.',
    data: nothingAnswer,
  },
  {
    ...AUTH,
    method: 'get',
    path: '/auth/me',
    summary: 'Who is signed in.',
    access: 'session',
    data: userAnswer,
  },
];

export const MARKET_OPERATIONS: Operation[] = [
  {
    ...MARKETS,
    path: '/tokens',
    summary: 'Every listed token and the cash token.',
    data: Joi.array().items(tokenAnswer),
  },
  {
    ...MARKETS,
    path: '/tokens/{id}',
    summary: 'One token by its id or symbol.',
    data: tokenAnswer,
  },
  {
    ...MARKETS,
    path: '/tokens/{id}/book',
    summary: 'The order book, best prices first; with `group`, its levels joined into wider steps.',
    query: bookQuerySchema,
    data: bookAnswer,
  },
  {
    ...MARKETS,
    path: '/tokens/{id}/trades',
    summary: 'Trades, newest first.',
    query: tradesQuerySchema,
    data: pageOf(publicTradeAnswer),
  },
  {
    ...MARKETS,
    path: '/tokens/{id}/candles',
    summary: 'The newest candles that open within a span of time, newest first.',
    query: candlesQuerySchema,
    data: Joi.array().items(candleAnswer),
  },
  {
    ...MARKETS,
    path: '/tokens/{id}/ticker',
    summary: 'The last 24 hours of one market.',
    data: tickerAnswer,
  },
  {
    ...MARKETS,
    path: '/tickers',
    summary: 'The last 24 hours of every market.',
    data: Joi.array().items(tickerAnswer),
  },
  {
    ...MARKETS,
    path: '/status',
    summary: 'The time, the state of each market, and whether orders are taken.',
    data: statusAnswer,
  },
];
