import Joi from 'joi';
import {
  LIMITS,
  ORDER_STATUSES,
  SIDES,
  type CancelAnyOrderBody,
  type SurveillanceOrdersQuery,
  type SurveillanceTradesQuery,
} from '../contracts/index.ts';
import { isoTime, PAGE_FIELDS, text, tokenReference } from './schema-fields.ts';

const FILTERS = {
  ...PAGE_FIELDS,
  user: text(LIMITS.emailLengthMax),
  tokenId: tokenReference(),
  side: Joi.string().valid(...SIDES),
  from: isoTime(),
  to: isoTime(),
};

export const surveillanceOrdersQuerySchema = Joi.object<SurveillanceOrdersQuery, true>({
  ...FILTERS,
  status: Joi.string().valid('active', 'closed', ...ORDER_STATUSES),
});

export const surveillanceTradesQuerySchema = Joi.object<SurveillanceTradesQuery, true>(FILTERS);

export const cancelAnyOrderSchema = Joi.object<CancelAnyOrderBody, true>({
  reason: text(LIMITS.reasonLengthMax).required(),
});
