import type { RequestHandler } from 'express';
import type { AwaySummary, ReadNotifications } from '../contracts/index.ts';
import { principalOf } from '../middleware/request-context.ts';
import { parseBody, parseQuery } from '../middleware/validate.ts';
import { presentAwaySummary } from '../presenters/away-summary.ts';
import { presentNotification } from '../presenters/notification.ts';
import type { NotificationLog } from '../services/notifications/notification-log.ts';
import type { UserPresence } from '../services/notifications/user-presence.ts';
import type { TokenRegistry } from '../services/token-registry.ts';
import {
  notificationPreferencesSchema,
  notificationsQuerySchema,
  readNotificationsSchema,
} from './notification-schemas.ts';
import { sendData } from './respond.ts';

export class NotificationController {
  constructor(
    private readonly log: NotificationLog,
    private readonly presence: UserPresence,
    private readonly tokens: TokenRegistry,
  ) {}

  readonly list: RequestHandler = async (req, res) => {
    const query = parseQuery(notificationsQuerySchema, req);
    const { items, nextCursor } = await this.log.list(principalOf(req).userId, query);
    sendData(res, {
      items: items.map((record) => presentNotification(record, this.tokens)),
      nextCursor,
    });
  };

  readonly read: RequestHandler = async (req, res) => {
    const { upToId } = parseBody(readNotificationsSchema, req);
    const unreadCount = await this.log.markRead(principalOf(req).userId, upToId);
    const answer: ReadNotifications = { unreadCount };
    sendData(res, answer);
  };

  readonly preferences: RequestHandler = async (req, res) => {
    sendData(res, await this.log.preferences(principalOf(req).userId));
  };

  readonly setPreferences: RequestHandler = async (req, res) => {
    const preferences = parseBody(notificationPreferencesSchema, req);
    sendData(res, await this.log.setPreferences(principalOf(req).userId, preferences));
  };

  readonly away: RequestHandler = async (req, res) => {
    const summary: AwaySummary = presentAwaySummary(
      await this.presence.away(principalOf(req).userId),
      this.tokens,
    );
    sendData(res, summary);
  };
}
