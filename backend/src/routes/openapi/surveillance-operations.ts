import Joi from 'joi';
import {
  SIDES,
  SURVEILLANCE_FLAGS,
  SURVEILLANCE_ORDER_CSV_COLUMNS,
  SURVEILLANCE_TRADE_CSV_COLUMNS,
  type SurveillanceFlag,
  type SurveillanceFlags,
  type SurveillanceOrder,
  type SurveillanceTrade,
  type UserName,
} from '../../contracts/index.ts';
import {
  cancelAnyOrderSchema,
  surveillanceOrdersQuerySchema,
  surveillanceTradesQuerySchema,
} from '../../controllers/surveillance-schemas.ts';
import {
  count,
  decimal,
  flag,
  integerId,
  listOf,
  oneOf,
  pageOf,
  time,
  uuid,
  word,
} from './answer-fields.ts';
import type { Operation } from './operation.ts';
import { ORDER_FIELDS, orderAnswer } from './order-answers.ts';

const ADMIN = { tag: 'Admin', access: 'surveillance:read', status: 200 } as const;

const userNameAnswer = Joi.object<UserName, true>({ id: uuid(), email: word(), username: word() })
  .required()
  .meta({ className: 'UserName' });

const watchedOrderAnswer = Joi.object<SurveillanceOrder, true>({
  ...ORDER_FIELDS,
  user: userNameAnswer,
}).meta({ className: 'SurveillanceOrder' });

const watchedTradeAnswer = Joi.object<SurveillanceTrade, true>({
  id: integerId(),
  tokenId: integerId(),
  symbol: word(),
  price: decimal(),
  quantity: decimal(),
  quoteAmount: decimal(),
  takerSide: oneOf(SIDES),
  buyOrderId: integerId(),
  sellOrderId: integerId(),
  buyer: userNameAnswer,
  seller: userNameAnswer,
  buyerFee: decimal(),
  sellerFee: decimal(),
  time: time(),
}).meta({ className: 'SurveillanceTrade' });

const flagAnswer = Joi.object<SurveillanceFlag, true>({
  kind: oneOf(SURVEILLANCE_FLAGS),
  users: listOf(userNameAnswer),
  tokenId: integerId(),
  symbol: word(),
  tradeCount: count(),
  quoteAmount: decimal(),
  firstAt: time(),
  lastAt: time(),
  sharedSession: Joi.object<NonNullable<SurveillanceFlag['sharedSession']>, true>({
    ip: word(),
    userAgent: word(),
  })
    .required()
    .allow(null),
}).meta({ className: 'SurveillanceFlag' });

const flagsAnswer = Joi.object<SurveillanceFlags, true>({
  since: time(),
  tradeCount: count(),
  isComplete: flag(),
  flags: listOf(flagAnswer),
}).meta({ className: 'SurveillanceFlags' });

export const SURVEILLANCE_OPERATIONS: Operation[] = [
  {
    ...ADMIN,
    method: 'get',
    path: '/admin/orders',
    summary: 'Orders of everybody, newest first.',
    query: surveillanceOrdersQuerySchema,
    data: pageOf(watchedOrderAnswer),
    csv: SURVEILLANCE_ORDER_CSV_COLUMNS,
    refusals: [422],
  },
  {
    ...ADMIN,
    method: 'delete',
    path: '/admin/orders/{id}',
    summary: 'Cancel an order of anybody; its owner is told.',
    access: 'orders:cancel_any',
    body: cancelAnyOrderSchema,
    data: orderAnswer,
    refusals: [409],
  },
  {
    ...ADMIN,
    method: 'get',
    path: '/admin/trades',
    summary: 'Trades with both their sides, newest first.',
    query: surveillanceTradesQuerySchema,
    data: pageOf(watchedTradeAnswer),
    csv: SURVEILLANCE_TRADE_CSV_COLUMNS,
    refusals: [422],
  },
  {
    ...ADMIN,
    method: 'get',
    path: '/admin/surveillance/flags',
    summary: 'Trades of the last day that somebody should look at.',
    data: flagsAnswer,
  },
];
