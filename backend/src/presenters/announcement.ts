import type { AdminAnnouncement, Announcement, ExchangeNews } from '../contracts/index.ts';
import type { AnnouncementRecord } from '../models/announcement.ts';
import type { HouseNews } from '../services/house/house-board.ts';

export function presentAnnouncement(record: AnnouncementRecord): Announcement {
  const { id, title, body, titleDe, bodyDe, severity, startsAt, endsAt } = record;
  return {
    id,
    title,
    body,
    titleDe,
    bodyDe,
    severity,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
  };
}

export function presentAdminAnnouncement(record: AnnouncementRecord): AdminAnnouncement {
  return {
    ...presentAnnouncement(record),
    createdAt: record.createdAt.toISOString(),
    updatedAt: record.updatedAt.toISOString(),
  };
}

export function presentMaintenance({
  maintenance,
}: Pick<HouseNews, 'maintenance'>): ExchangeNews['maintenance'] {
  if (maintenance === null) return null;
  return { message: maintenance.message, since: maintenance.since.toISOString() };
}

export function presentExchangeNews(news: HouseNews): ExchangeNews {
  return {
    maintenance: presentMaintenance(news),
    announcements: news.announcements.map(presentAnnouncement),
  };
}
