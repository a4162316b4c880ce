import Joi from 'joi';
import {
  LIMITS,
  ORDER_STATUSES,
  ORDER_TYPES,
  SELF_TRADE_PREVENTIONS,
  SIDES,
  TIMES_IN_FORCE,
  type AmendOrderBody,
  type CancelAfterBody,
  type FillsQuery,
  type OrdersQuery,
  type PageQuery,
  type PlaceOcoBody,
  type PlaceOrderBody,
  type Side,
} from '../contracts/index.ts';
import {
  clientOrderId,
  isoTime,
  PAGE_FIELDS,
  positiveAmount,
  tokenReference,
} from './schema-fields.ts';

/** An order's id, or `client:` and its client order id. */
const orderReference = Joi.string().max(7 + LIMITS.clientOrderIdLengthMax);

const maxSlippageBps = () => Joi.number().integer().min(0).max(5000);

/** Which fields go together is checked where the order becomes a command. */
export const placeOrderSchema = Joi.object<PlaceOrderBody, true>({
  tokenId: tokenReference().required(),
  orderType: Joi.string()
    .valid(...ORDER_TYPES)
    .required(),
  side: Joi.string()
    .valid(...SIDES)
    .required(),
  price: positiveAmount(),
  quantity: positiveAmount(),
  quoteQuantity: positiveAmount(),
  stopPrice: positiveAmount(),
  trailingDelta: positiveAmount(),
  trailingDeltaBps: Joi.number().integer().min(1).max(LIMITS.trailingDeltaBpsMax),
  displayQuantity: positiveAmount(),
  timeInForce: Joi.string().valid(...TIMES_IN_FORCE),
  expiresAt: isoTime(),
  postOnly: Joi.boolean(),
  selfTradePrevention: Joi.string().valid(...SELF_TRADE_PREVENTIONS),
  clientOrderId: clientOrderId(),
  maxSlippageBps: maxSlippageBps(),
});

export const placeOcoSchema = Joi.object<PlaceOcoBody, true>({
  tokenId: tokenReference().required(),
  side: Joi.string()
    .valid(...SIDES)
    .required(),
  quantity: positiveAmount().required(),
  price: positiveAmount().required(),
  stopPrice: positiveAmount().required(),
  stopLimitPrice: positiveAmount(),
  timeInForce: Joi.string().valid('GTC', 'GTD'),
  expiresAt: isoTime(),
  selfTradePrevention: Joi.string().valid(...SELF_TRADE_PREVENTIONS),
  clientOrderId: clientOrderId(),
  maxSlippageBps: maxSlippageBps(),
});

/** At least one field. */
export const amendOrderSchema = Joi.object<AmendOrderBody, true>({
  price: positiveAmount(),
  quantity: positiveAmount(),
  stopPrice: positiveAmount(),
})
  .min(1)
  .messages({ 'object.min': 'must change at least one field' });

export const cancelAfterSchema = Joi.object<CancelAfterBody, true>({
  seconds: Joi.number().integer().min(0).max(LIMITS.cancelAfterSecondsMax).required(),
});

export const placeOrdersSchema = Joi.object<{ orders: PlaceOrderBody[] }, true>({
  orders: Joi.array().items(placeOrderSchema).min(1).max(LIMITS.batchOrdersMax).required(),
});

export const cancelOrdersSchema = Joi.object<{ ids: string[] }, true>({
  ids: Joi.array().items(orderReference).min(1).max(LIMITS.batchOrdersMax).required(),
});

export const cancelAllSchema = Joi.object<{ tokenId?: string; side?: Side }, true>({
  tokenId: tokenReference(),
  side: Joi.string().valid(...SIDES),
});

export const ordersQuerySchema = Joi.object<OrdersQuery, true>({
  ...PAGE_FIELDS,
  status: Joi.string().valid('active', 'closed', ...ORDER_STATUSES),
  tokenId: tokenReference(),
  side: Joi.string().valid(...SIDES),
  from: isoTime(),
  to: isoTime(),
});

export const fillsQuerySchema = Joi.object<FillsQuery, true>({
  ...PAGE_FIELDS,
  tokenId: tokenReference(),
  from: isoTime(),
  to: isoTime(),
});

export const pageQuerySchema = Joi.object<PageQuery, true>(PAGE_FIELDS);
