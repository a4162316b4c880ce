import Joi from 'joi';
import {
  CANDLE_INTERVALS,
  LIMITS,
  type CandleInterval,
  type DecimalString,
  type IsoTime,
  type PageQuery,
} from '../contracts/index.ts';
import { cursor, isoTime, pageLimit, positiveAmount } from './schema-fields.ts';

export const bookQuerySchema = Joi.object<{ depth?: number; group?: DecimalString }, true>({
  depth: Joi.number().integer().min(1).max(LIMITS.bookDepthMax),
  group: positiveAmount().description(
    `A multiple of the tick size, at most ${LIMITS.bookGroupTicksMax} ticks.`,
  ),
});

export const tradesQuerySchema = Joi.object<PageQuery, true>({
  limit: pageLimit(LIMITS.publicTradesMax),
  cursor: cursor(),
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
