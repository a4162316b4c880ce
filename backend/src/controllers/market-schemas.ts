import Joi from 'joi';
import { CANDLE_INTERVALS, LIMITS, type CandleInterval, type IsoTime } from '../contracts/index.ts';
import { isoTime, pageLimit } from './schema-fields.ts';

export const bookQuerySchema = Joi.object<{ depth?: number }, true>({
  depth: Joi.number().integer().min(1).max(LIMITS.bookDepthMax),
});

export const tradesQuerySchema = Joi.object<{ limit?: number }, true>({
  limit: pageLimit(LIMITS.publicTradesMax),
});

export interface CandlesQuery {
  interval: CandleInterval;
  from?: IsoTime;
  to?: IsoTime;
  limit?: number;
}

export const candlesQuerySchema = Joi.object<CandlesQuery, true>({
  interval: Joi.string()
    .valid(...CANDLE_INTERVALS)
    .required(),
  from: isoTime(),
  to: isoTime(),
  limit: pageLimit(LIMITS.candlesPerRequestMax),
});
