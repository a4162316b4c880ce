import {
  notificationPreferencesSchema,
  notificationsQuerySchema,
  priceAlertSchema,
  priceAlertsQuerySchema,
  readNotificationsSchema,
} from '../../controllers/notification-schemas.ts';
import { pageOf } from './answer-fields.ts';
import {
  awaySummaryAnswer,
  notificationAnswer,
  priceAlertAnswer,
  readNotificationsAnswer,
} from './notification-answers.ts';
import type { Operation } from './operation.ts';

const NOTIFICATIONS = { tag: 'Notifications', access: 'session', status: 200 } as const;

export const NOTIFICATION_OPERATIONS: Operation[] = [
  {
    ...NOTIFICATIONS,
    method: 'get',
    path: '/notifications',
    key: 'read',
    summary: 'What you were told, newest first: the last 500 of 90 days.',
    query: notificationsQuerySchema,
    data: pageOf(notificationAnswer),
  },
  {
    ...NOTIFICATIONS,
    method: 'post',
    path: '/notifications/read',
    summary: 'Mark a notification and everything before it as read.',
    body: readNotificationsSchema,
    data: readNotificationsAnswer,
  },
  {
    ...NOTIFICATIONS,
    method: 'get',
    path: '/notifications/preferences',
    key: 'read',
    summary: 'Which kinds of notifications you are sent.',
    data: notificationPreferencesSchema,
  },
  {
    ...NOTIFICATIONS,
    method: 'put',
    path: '/notifications/preferences',
    summary: 'Choose which kinds of notifications you are sent from now on.',
    body: notificationPreferencesSchema,
    data: notificationPreferencesSchema,
  },
  {
    ...NOTIFICATIONS,
    method: 'get',
    path: '/notifications/away',
    key: 'read',
    summary: 'What traded during your latest absence of more than five minutes.',
    data: awaySummaryAnswer,
  },
  {
    ...NOTIFICATIONS,
    method: 'get',
    path: '/alerts',
    key: 'read',
    summary: 'Your price alerts, newest first.',
    query: priceAlertsQuerySchema,
    data: pageOf(priceAlertAnswer),
    refusals: [422],
  },
  {
    ...NOTIFICATIONS,
    method: 'post',
    path: '/alerts',
    summary: 'Be told once, at the first trade at or beyond a price.',
    body: priceAlertSchema,
    status: 201,
    data: priceAlertAnswer,
    refusals: [409, 422],
  },
  {
    ...NOTIFICATIONS,
    method: 'delete',
    path: '/alerts/{id}',
    summary: 'Delete a price alert, fired or not.',
    data: priceAlertAnswer,
  },
];
