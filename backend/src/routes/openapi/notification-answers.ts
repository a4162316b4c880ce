import Joi from 'joi';
import {
  ALERT_DIRECTIONS,
  ALERT_STATUSES,
  NOTIFICATION_KINDS,
  SIDES,
  type AwaySummary,
  type Notification,
  type PriceAlert,
  type ReadNotifications,
} from '../../contracts/index.ts';
import { count, decimal, integerId, listOf, oneOf, orNull, time, word } from './answer-fields.ts';

export const notificationAnswer = Joi.object<Notification, true>({
  id: integerId(),
  kind: oneOf(NOTIFICATION_KINDS),
  tokenId: orNull(integerId()),
  symbol: orNull(word()),
  referenceId: orNull(word()),
  data: Joi.object().pattern(Joi.string(), Joi.string()).required(),
  createdAt: time(),
  readAt: orNull(time()),
}).meta({ className: 'Notification' });

export const readNotificationsAnswer = Joi.object<ReadNotifications, true>({
  unreadCount: count(),
});

export const awaySummaryAnswer = Joi.object<AwaySummary, true>({
  since: time(),
  fillCount: count(),
  fills: listOf(
    Joi.object<AwaySummary['fills'][number], true>({
      tokenId: integerId(),
      symbol: word(),
      side: oneOf(SIDES),
      fillCount: count(),
      quantity: decimal(),
      quoteAmount: decimal(),
    }),
  ),
}).meta({ className: 'AwaySummary' });

export const priceAlertAnswer = Joi.object<PriceAlert, true>({
  id: integerId(),
  tokenId: integerId(),
  symbol: word(),
  direction: oneOf(ALERT_DIRECTIONS),
  price: decimal(),
  note: Joi.string().allow('').required(),
  status: oneOf(ALERT_STATUSES),
  createdAt: time(),
  firedAt: orNull(time()),
  firedPrice: orNull(decimal()),
}).meta({ className: 'PriceAlert' });
