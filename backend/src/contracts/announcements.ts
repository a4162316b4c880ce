import type { IsoTime, PageQuery } from './common.ts';

export const ANNOUNCEMENT_SEVERITIES = ['info', 'warning', 'maintenance'] as const;
export type AnnouncementSeverity = (typeof ANNOUNCEMENT_SEVERITIES)[number];

/** What the house tells everybody, in plain text. */
export interface Announcement {
  /** An integer as a string, rising. */
  id: string;
  title: string;
  body: string;
  /** German; null where there is none: the other is shown then. */
  titleDe: string | null;
  bodyDe: string | null;
  severity: AnnouncementSeverity;
  startsAt: IsoTime;
  /** Null: until it is taken down. */
  endsAt: IsoTime | null;
}

/** As operators see them: past, present and to come. */
export interface AdminAnnouncement extends Announcement {
  createdAt: IsoTime;
  updatedAt: IsoTime;
}

/** Body of POST /admin/announcements, and of PUT /admin/announcements/:id, which replaces. */
export interface AnnouncementBody {
  /** At most 120 characters. */
  title: string;
  /** At most 2000 characters, line breaks allowed. */
  body: string;
  titleDe?: string | null;
  bodyDe?: string | null;
  severity: AnnouncementSeverity;
  startsAt: IsoTime;
  /** Later than `startsAt`. */
  endsAt?: IsoTime | null;
  reason: string;
}

/** Body of DELETE /admin/announcements/:id. */
export interface RemoveAnnouncementBody {
  reason: string;
}

export type AnnouncementsQuery = PageQuery;

/** While it lasts, nobody places or amends orders or withdraws; what rests can be cancelled. */
export interface Maintenance {
  /** What users are told; null when nothing was written. */
  message: string | null;
  since: IsoTime;
}

/** Body of PUT /admin/maintenance. */
export interface SetMaintenanceBody {
  isOn: boolean;
  /** Shown to everybody, at most 300 characters. */
  message?: string;
  reason: string;
}

/** Snapshot of the socket's channel `exchange`. */
export interface ExchangeNews {
  /** Null when there is none. */
  maintenance: Maintenance | null;
  /** What GET /announcements answers. */
  announcements: Announcement[];
}
