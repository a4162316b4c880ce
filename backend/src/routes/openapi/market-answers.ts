import Joi from 'joi';
import {
  CANDLE_INTERVALS,
  MARKET_STATES,
  SIDES,
  type BookSnapshot,
  type Candle,
  type ExchangeStatus,
  type PublicTrade,
  type Ticker,
  type Token,
} from '../../contracts/index.ts';
import {
  count,
  decimal,
  flag,
  integerId,
  listOf,
  oneOf,
  orNull,
  signedDecimal,
  time,
  word,
} from './answer-fields.ts';
import { maintenanceAnswer } from './house-operations.ts';

export const tokenAnswer = Joi.object<Token, true>({
  id: integerId(),
  symbol: word(),
  name: word(),
  isQuote: flag(),
  market: word(),
  state: oneOf(MARKET_STATES),
  tickSize: decimal(),
  lotSize: decimal(),
  minQuantity: decimal(),
  maxQuantity: decimal(),
  minNotional: decimal(),
  makerFeeBps: decimal(),
  takerFeeBps: decimal(),
  priceBandBps: count(),
  maxOpenOrders: count(),
  maxTriggers: count(),
  breakerMoveBps: count(),
  breakerWindowMinutes: count(),
  breakerPauseMinutes: count(),
  haltedUntil: orNull(time()),
  circulatingSupply: decimal(),
  currentPrice: orNull(decimal()),
  marketCap: orNull(decimal()),
}).meta({ className: 'Token' });

export const tickerAnswer = Joi.object<Ticker, true>({
  tokenId: integerId(),
  symbol: word(),
  last: orNull(decimal()),
  bid: orNull(decimal()),
  ask: orNull(decimal()),
  open: orNull(decimal()),
  high: orNull(decimal()),
  low: orNull(decimal()),
  change: orNull(signedDecimal()),
  changePercent: orNull(signedDecimal()),
  volume: decimal(),
  quoteVolume: decimal(),
  tradeCount: count(),
  time: time(),
}).meta({ className: 'Ticker' });

/** [price, quantity] */
const level = Joi.array().items(decimal()).length(2);

export const bookAnswer = Joi.object<BookSnapshot, true>({
  tokenId: integerId(),
  sequence: count(),
  bids: Joi.array().items(level).required(),
  asks: Joi.array().items(level).required(),
}).meta({ className: 'BookSnapshot' });

export const publicTradeAnswer = Joi.object<PublicTrade, true>({
  id: integerId(),
  tokenId: integerId(),
  price: decimal(),
  quantity: decimal(),
  takerSide: oneOf(SIDES),
  time: time(),
}).meta({ className: 'PublicTrade' });

export const candleAnswer = Joi.object<Candle, true>({
  tokenId: integerId(),
  interval: oneOf(CANDLE_INTERVALS),
  openTime: time(),
  open: decimal(),
  high: decimal(),
  low: decimal(),
  close: decimal(),
  volume: decimal(),
  quoteVolume: decimal(),
  tradeCount: count(),
}).meta({ className: 'Candle' });

export const statusAnswer = Joi.object<ExchangeStatus, true>({
  time: time(),
  quoteSymbol: word(),
  canTrade: flag(),
  demo: Joi.boolean(),
  markets: listOf(
    Joi.object<ExchangeStatus['markets'][number], true>({
      tokenId: integerId(),
      symbol: word(),
      state: oneOf(MARKET_STATES),
      haltedUntil: orNull(time()),
    }),
  ),
  maintenance: maintenanceAnswer,
  reason: orNull(word()),
  commitMs: Joi.number().min(0).required().allow(null),
  queueDepth: count(),
}).meta({ className: 'ExchangeStatus' });
