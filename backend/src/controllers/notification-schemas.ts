import Joi from 'joi';
import {
  ALERT_DIRECTIONS,
  ALERT_STATUSES,
  LIMITS,
  NOTIFICATION_KINDS,
  type NotificationPreferences,
  type NotificationsQuery,
  type PriceAlertBody,
  type PriceAlertsQuery,
  type ReadNotificationsBody,
} from '../contracts/index.ts';
import { PAGE_FIELDS, positiveAmount, text, tokenReference } from './schema-fields.ts';

export const notificationsQuerySchema = Joi.object<NotificationsQuery, true>({
  ...PAGE_FIELDS,
  unread: Joi.boolean(),
});

export const readNotificationsSchema = Joi.object<ReadNotificationsBody, true>({
  upToId: Joi.string()
    .pattern(/^[1-9]\d{0,17}$/, "a notification's id")
    .required(),
});

const preferenceFields = Object.fromEntries(
  NOTIFICATION_KINDS.map((kind) => [kind, Joi.boolean().required()]),
);

/** Also what the preferences are answered with. */
export const notificationPreferencesSchema = Joi.object<NotificationPreferences>(
  preferenceFields,
).meta({
  className: 'NotificationPreferences',
});

export const priceAlertSchema = Joi.object<PriceAlertBody, true>({
  tokenId: tokenReference().required(),
  direction: Joi.string()
    .valid(...ALERT_DIRECTIONS)
    .required(),
  price: positiveAmount().required(),
  note: text(LIMITS.alertNoteLengthMax),
});

export const priceAlertsQuerySchema = Joi.object<PriceAlertsQuery, true>({
  ...PAGE_FIELDS,
  tokenId: tokenReference(),
  status: Joi.string().valid(...ALERT_STATUSES),
});
