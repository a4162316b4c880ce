import type { DecimalString, IsoTime, PageQuery } from './common.ts';
import type { Side } from './orders.ts';

export const NOTIFICATION_KINDS = [
  'price_alert',
  'order_triggered',
  'order_rejected',
  'transfer',
  'market_halted',
  'security',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** Something that a user should know of, kept until it is read and for 90 days. */
export interface Notification {
  /** An integer as a string, rising. */
  id: string;
  kind: NotificationKind;
  tokenId: string | null;
  symbol: string | null;
  /** The alert, order, transaction or session that it is about. */
  referenceId: string | null;
  /** Values for the sentence that the client writes: price, quantity, status, reason ... */
  data: Record<string, string>;
  createdAt: IsoTime;
  readAt: IsoTime | null;
}

export interface NotificationsQuery extends PageQuery {
  /** Only those that were not read. */
  unread?: boolean;
}

/** Body of POST /notifications/read: this one and everything before it. */
export interface ReadNotificationsBody {
  upToId: string;
}

/** Answer to POST /notifications/read. */
export interface ReadNotifications {
  unreadCount: number;
}

/** Answer to GET /notifications/away: what traded since the user was last seen. */
export interface AwaySummary {
  since: IsoTime;
  fillCount: number;
  /** Newest first, at most 20 markets and sides. */
  fills: {
    tokenId: string;
    symbol: string;
    side: Side;
    fillCount: number;
    quantity: DecimalString;
    quoteAmount: DecimalString;
  }[];
}

export const ALERT_DIRECTIONS = ['above', 'below'] as const;
export type AlertDirection = (typeof ALERT_DIRECTIONS)[number];

export const ALERT_STATUSES = ['active', 'fired'] as const;
export type AlertStatus = (typeof ALERT_STATUSES)[number];

/** Fires once: at the first trade at or beyond the price. */
export interface PriceAlert {
  id: string;
  tokenId: string;
  symbol: string;
  direction: AlertDirection;
  price: DecimalString;
  note: string;
  status: AlertStatus;
  createdAt: IsoTime;
  firedAt: IsoTime | null;
  /** The trade price that fired it. */
  firedPrice: DecimalString | null;
}

/** Body of POST /alerts. */
export interface PriceAlertBody {
  tokenId: string;
  /** `above` needs a price above the last one, `below` one below it. */
  direction: AlertDirection;
  price: DecimalString;
  /** At most 100 characters. */
  note?: string;
}

export interface PriceAlertsQuery extends PageQuery {
  tokenId?: string;
  status?: AlertStatus;
}

/** Answer to GET and body of PUT /notifications/preferences: which kinds are kept and sent. */
export type NotificationPreferences = Record<NotificationKind, boolean>;
