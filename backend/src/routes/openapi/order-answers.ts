import Joi from 'joi';
import {
  CLOSE_REASONS,
  ERROR_CODES,
  ORDER_STATUSES,
  ORDER_TYPES,
  SELF_TRADE_PREVENTIONS,
  SIDES,
  TIMES_IN_FORCE,
  type CancelAfter,
  type Fill,
  type ItemError,
  type Order,
  type OrderPreview,
  type PlacedOco,
  type PlacedOrder,
} from '../../contracts/index.ts';
import {
  count,
  decimal,
  errorDetails,
  flag,
  integerId,
  listOf,
  oneOf,
  orNull,
  time,
  word,
} from './answer-fields.ts';

export const ORDER_FIELDS = {
  id: integerId(),
  clientOrderId: orNull(word()),
  tokenId: integerId(),
  symbol: word(),
  orderType: oneOf(ORDER_TYPES),
  side: oneOf(SIDES),
  price: orNull(decimal()),
  stopPrice: orNull(decimal()),
  trailingDelta: orNull(decimal()),
  trailingDeltaBps: count().allow(null),
  displayQuantity: orNull(decimal()),
  quantity: orNull(decimal()),
  quoteQuantity: orNull(decimal()),
  filledQuantity: decimal(),
  remainingQuantity: orNull(decimal()),
  averagePrice: orNull(decimal()),
  quoteFilled: decimal(),
  fees: decimal(),
  feeSymbol: word(),
  status: oneOf(ORDER_STATUSES),
  reason: orNull(oneOf(CLOSE_REASONS)),
  timeInForce: oneOf(TIMES_IN_FORCE),
  expiresAt: orNull(time()),
  postOnly: flag(),
  selfTradePrevention: oneOf(SELF_TRADE_PREVENTIONS),
  linkedOrderId: orNull(integerId()),
  triggeredAt: orNull(time()),
  createdAt: time(),
  updatedAt: time(),
};

export const orderAnswer = Joi.object<Order, true>(ORDER_FIELDS).meta({ className: 'Order' });

export const fillAnswer = Joi.object<Fill, true>({
  id: integerId(),
  orderId: integerId(),
  tokenId: integerId(),
  symbol: word(),
  side: oneOf(SIDES),
  price: decimal(),
  quantity: decimal(),
  quoteAmount: decimal(),
  fee: decimal(),
  feeSymbol: word(),
  feeRateBps: orNull(decimal()),
  liquidity: oneOf(['maker', 'taker']),
  time: time(),
}).meta({ className: 'Fill' });

export const placedOrderAnswer = Joi.object<PlacedOrder, true>({
  order: orderAnswer.required(),
  fills: listOf(fillAnswer),
}).meta({ className: 'PlacedOrder' });

export const placedOcoAnswer = Joi.object<PlacedOco, true>({
  limitOrder: orderAnswer.required(),
  stopOrder: orderAnswer.required(),
}).meta({ className: 'PlacedOco' });

export const cancelAfterAnswer = Joi.object<CancelAfter, true>({
  cancelAt: orNull(time()),
}).meta({ className: 'CancelAfter' });

export const previewAnswer = Joi.object<OrderPreview, true>({
  status: oneOf(ORDER_STATUSES),
  reason: orNull(oneOf(CLOSE_REASONS)),
  averagePrice: orNull(decimal()),
  filledQuantity: decimal(),
  quoteFilled: decimal(),
  fee: decimal(),
  feeSymbol: word(),
  takerFeeBps: decimal(),
  makerFeeBps: decimal(),
  priceImpactPercent: orNull(decimal()),
  restingQuantity: decimal(),
  reserved: decimal(),
  reservedSymbol: word(),
  quoteAvailableAfter: decimal(),
  tokenAvailableAfter: decimal(),
}).meta({ className: 'OrderPreview' });

const itemError = Joi.object<ItemError, true>({
  code: oneOf(ERROR_CODES),
  message: word(),
  details: errorDetails(),
}).meta({ className: 'ItemError' });

/** `result` when `ok`, else `error`. */
export const batchPlaceAnswer = Joi.object({
  ok: flag(),
  result: placedOrderAnswer,
  error: itemError,
})
  .xor('result', 'error')
  .meta({ className: 'BatchPlaceResult' });

/** `order` when `ok`, else `error`. */
export const batchCancelAnswer = Joi.object({ ok: flag(), order: orderAnswer, error: itemError })
  .xor('order', 'error')
  .meta({ className: 'BatchCancelResult' });
