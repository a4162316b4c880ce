import type { Request, RequestHandler } from 'express';
import { LIMITS, type DecimalString, type ExchangeStatus } from '../contracts/index.ts';
import { AppError } from '../lib/app-error.ts';
import type { Clock } from '../lib/clock.ts';
import { parseAmount } from '../lib/decimal.ts';
import { parseQuery, pathParameter } from '../middleware/validate.ts';
import { presentMaintenance } from '../presenters/announcement.ts';
import { presentToken } from '../presenters/token.ts';
import { presentNullableTime, presentTime } from '../presenters/time.ts';
import type { HouseNews } from '../services/house/house-board.ts';
import type { MarketDataReader } from '../services/market-data-reader.ts';
import type { EngineStatus } from '../services/matching-engine.ts';
import type { TokenRecord, TokenRegistry } from '../services/token-registry.ts';
import type { TokenService } from '../services/token-service.ts';
import { bookQuerySchema, candlesQuerySchema, tradesQuerySchema } from './market-schemas.ts';
import { sendData } from './respond.ts';

const CANDLES_DEFAULT = 500;

export interface MarketControllerParts {
  tokenService: TokenService;
  tokens: TokenRegistry;
  marketData: MarketDataReader;
  clock: Clock;
  engineStatus: () => Pick<EngineStatus, 'state' | 'reason' | 'lastBatchMs' | 'queueDepth'>;
  house: { readonly current: Pick<HouseNews, 'maintenance'> };
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
    const { depth, group } = parseQuery(bookQuerySchema, req);
    const levels = depth ?? LIMITS.bookDepthDefault;
    sendData(res, this.parts.marketData.book(market.id, levels, groupOf(group, market)));
  };

  readonly trades: RequestHandler = async (req, res) => {
    const market = this.marketOf(req);
    const query = parseQuery(tradesQuerySchema, req);
    sendData(res, await this.parts.marketData.trades(market.id, query));
  };

  /** The newest `limit` candles of the span. */
  readonly candles: RequestHandler = async (req, res) => {
    const market = this.marketOf(req);
    const { interval, from, to, limit } = parseQuery(candlesQuerySchema, req);
    const range = {
      fromMs: from === undefined ? 0 : Date.parse(from),
      toMs: to === undefined ? this.parts.clock.nowMs() + 1 : Date.parse(to),
      limit: limit ?? CANDLES_DEFAULT,
    };
    sendData(res, await this.parts.marketData.candles(market.id, interval, range));
  };

  readonly ticker: RequestHandler = async (req, res) => {
    const market = this.marketOf(req);
    await this.parts.marketData.whenTickersKnown();
    sendData(res, this.parts.marketData.ticker(market.id));
  };

  readonly tickers: RequestHandler = async (_req, res) => {
    await this.parts.marketData.whenTickersKnown();
    sendData(res, this.parts.marketData.tickers());
  };

  readonly status: RequestHandler = (_req, res) => {
    const { clock, tokens, tokenService, engineStatus, house, isDemoDataOn } = this.parts;
    const { state, reason, lastBatchMs, queueDepth } = engineStatus();
    const maintenance = presentMaintenance(house.current);
    const markets = tokenService.listed().filter((token) => !token.isQuote);
    const status: ExchangeStatus = {
      time: presentTime(clock.nowMs()),
      quoteSymbol: tokens.quote.symbol,
      canTrade: state === 'leading' && maintenance === null,
      ...(isDemoDataOn ? { demo: true } : {}),
      markets: markets.map((token) => ({
        tokenId: String(token.id),
        symbol: token.symbol,
        state: token.state,
        haltedUntil: presentNullableTime(token.haltedUntilMs),
      })),
      maintenance,
      reason: reason ?? (maintenance === null ? null : 'maintenance'),
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

/** @throws AppError `validation_failed` for a step that is none of the market's. */
function groupOf(group: DecimalString | undefined, { tickAtoms }: TokenRecord): bigint | undefined {
  if (group === undefined) return undefined;
  const groupAtoms = parseAmount(group);
  const ticksMax = LIMITS.bookGroupTicksMax;
  if (groupAtoms % tickAtoms === 0n && groupAtoms / tickAtoms <= BigInt(ticksMax)) {
    return groupAtoms;
  }
  throw new AppError('validation_failed', 'The request is not valid.', {
    details: [
      { field: 'group', message: `must be a multiple of the tick size, at most ${ticksMax} ticks` },
    ],
  });
}
