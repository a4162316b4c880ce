import type { AdminAnnouncement, AnnouncementBody } from '@tokentradex/backend/contracts';
import { inputTimeOf } from '../../lib/input-time.ts';

/** An announcement as its form holds it; times as local input times, empty when there is none. */
export type AnnouncementDraft = Record<
  'title' | 'body' | 'titleDe' | 'bodyDe' | 'startsAt' | 'endsAt',
  string
> & { severity: AdminAnnouncement['severity'] };

export type MissingField = 'title' | 'body' | 'startsAt' | 'endsAt';

export function emptyDraft(nowMs: number): AnnouncementDraft {
  return {
    title: '',
    body: '',
    titleDe: '',
    bodyDe: '',
    severity: 'info',
    startsAt: inputTimeOf(nowMs),
    endsAt: '',
  };
}

export function draftOf(announcement: AdminAnnouncement): AnnouncementDraft {
  const { title, body, titleDe, bodyDe, severity, startsAt, endsAt } = announcement;
  return {
    title,
    body,
    titleDe: titleDe ?? '',
    bodyDe: bodyDe ?? '',
    severity,
    startsAt: inputTimeOf(Date.parse(startsAt)),
    endsAt: endsAt === null ? '' : inputTimeOf(Date.parse(endsAt)),
  };
}

/** The first field that keeps the draft from being sent. */
export function missingIn({
  title,
  body,
  startsAt,
  endsAt,
}: AnnouncementDraft): MissingField | null {
  if (title.trim() === '') return 'title';
  if (body.trim() === '') return 'body';
  if (startsAt === '') return 'startsAt';
  return endsAt !== '' && endsAt <= startsAt ? 'endsAt' : null;
}

/** What is sent of a draft that misses nothing. */
export function bodyOf(draft: AnnouncementDraft, reason: string): AnnouncementBody {
  const { title, body, titleDe, bodyDe, severity, startsAt, endsAt } = draft;
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  return {
    title: title.trim(),
    body: body.trim(),
    titleDe: orNull(titleDe),
    bodyDe: orNull(bodyDe),
    severity,
    startsAt: new Date(startsAt).toISOString(),
    endsAt: endsAt === '' ? null : new Date(endsAt).toISOString(),
    reason,
  };
}

export type AnnouncementPhase = 'current' | 'upcoming' | 'over';

export function phaseOf(
  { startsAt, endsAt }: Pick<AdminAnnouncement, 'startsAt' | 'endsAt'>,
  nowMs: number,
): AnnouncementPhase {
  if (Date.parse(startsAt) > nowMs) return 'upcoming';
  return endsAt !== null && Date.parse(endsAt) <= nowMs ? 'over' : 'current';
}
