import type { Request, RequestHandler } from 'express';
import { LIMITS, type CandleInterval, type ExchangeStatus } from '../contracts/index.ts';
import { AppError } from '../lib/app-error.ts';
import type { Clock } from '../lib/clock.ts';
import { parseQuery, pathParameter } from '../middleware/validate.ts';
import { presentToken } from '../presenters/token.ts';
import { presentNullableTime, presentTime } from '../presenters/time.ts';
import type { MarketDataReader } from '../services/market-data-reader.ts';
import type { EngineStatus } from '../services/matching-engine.ts';
import type { TokenRecord, TokenRegistry } from '../services/token-registry.ts';
import type { TokenService } from '../services/token-service.ts';
import { bookQuerySchema, candlesQuerySchema, tradesQuerySchema } from './market-schemas.ts';
import { sendData } from './respond.ts';

const CANDLES_DEFAULT = 500;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The longest that one candle can be, to turn a number of candles into a time. */
const INTERVAL_MS_MAX: Record<CandleInterval, number> = {
  '1m': MINUTE_MS,
  '3m': 3 * MINUTE_MS,
  '5m': 5 * MINUTE_MS,
  '15m': 15 * MINUTE_MS,
  '30m': 30 * MINUTE_MS,
  '1h': HOUR_MS,
  '2h': 2 * HOUR_MS,
  '4h': 4 * HOUR_MS,
  '6h': 6 * HOUR_MS,
  '8h': 8 * HOUR_MS,
  '12h': 12 * HOUR_MS,
  '1d': DAY_MS,
  '3d': 3 * DAY_MS,
  '1w': 7 * DAY_MS,
  '1M': 31 * DAY_MS,
};

export interface MarketControllerParts {
  tokenService: TokenService;
  tokens: TokenRegistry;
  marketData: MarketDataReader;
  clock: Clock;
  engineStatus: () => Pick<EngineStatus, 'state' | 'reason' | 'lastBatchMs' | 'queueDepth'>;
  /** Whether the seeded demo account can sign in. */
  isDemoDataOn: boolean;
}

export class MarketController {
  constructor(private readonly parts: MarketControllerParts) {}

  readonly list: RequestHandler = (_req, res) => {
    sendData(
      res,
      this.parts.tokenService.listed().map((token) => this.present(token)),
    );
  };

  readonly get: RequestHandler = (req, res) => {
    const token = this.tokenOf(req);
    sendData(res, this.present(token));
  };

  readonly book: RequestHandler = (req, res) => {
    const market = this.marketOf(req);
    const { depth } = parseQuery(bookQuerySchema, req);
    sendData(res, this.parts.marketData.book(market.id, depth ?? LIMITS.bookDepthDefault));
  };

  readonly trades: RequestHandler = async (req, res) => {
    const market = this.marketOf(req);
    const { limit } = parseQuery(tradesQuerySchema, req);
    const count = limit ?? LIMITS.pageSizeDefault;
    sendData(res, await this.parts.marketData.recentTrades(market.id, count));
  };

  /** The newest `limit` candles of the span; the span is at most as long as they can be. */
  readonly candles: RequestHandler = async (req, res) => {
    const market = this.marketOf(req);
    const query = parseQuery(candlesQuerySchema, req);
    const limit = query.limit ?? CANDLES_DEFAULT;
    const toMs = query.to === undefined ? this.parts.clock.nowMs() + 1 : Date.parse(query.to);
    const earliestMs = toMs - limit * INTERVAL_MS_MAX[query.interval];
    const fromMs = Math.max(earliestMs, query.from === undefined ? 0 : Date.parse(query.from));
    const { marketData } = this.parts;
    const candles = await marketData.candles(market.id, query.interval, fromMs, toMs);
    sendData(res, candles.slice(0, limit));
  };

  readonly ticker: RequestHandler = (req, res) => {
    const market = this.marketOf(req);
    sendData(res, this.parts.marketData.ticker(market.id));
  };

  readonly tickers: RequestHandler = (_req, res) => {
    sendData(res, this.parts.marketData.tickers());
  };

  readonly status: RequestHandler = (_req, res) => {
    const { clock, tokens, tokenService, engineStatus, isDemoDataOn } = this.parts;
    const { state, reason, lastBatchMs, queueDepth } = engineStatus();
    const markets = tokenService.listed().filter((token) => !token.isQuote);
    const status: ExchangeStatus = {
      time: presentTime(clock.nowMs()),
      quoteSymbol: tokens.quote.symbol,
      canTrade: state === 'leading',
      ...(isDemoDataOn ? { demo: true } : {}),
      markets: markets.map((token) => ({
        tokenId: String(token.id),
        symbol: token.symbol,
        state: token.state,
        haltedUntil: presentNullableTime(token.haltedUntilMs),
      })),
      reason,
      commitMs: lastBatchMs,
      queueDepth,
    };
    sendData(res, status);
  };

  private tokenOf(req: Request): TokenRecord {
    return this.parts.tokenService.get(pathParameter(req, 'id'));
  }

  private marketOf(req: Request): TokenRecord {
    const token = this.tokenOf(req);
    if (token.isQuote) throw new AppError('not_found', 'The cash token has no market.');
    return token;
  }

  private present(token: TokenRecord) {
    const { tokens, marketData } = this.parts;
    return presentToken(token, tokens.quote.symbol, marketData.lastPrice(token.id));
  }
}
