import {
  API_KEY_PERMISSIONS,
  LIMITS,
  type ApiKey,
  type ApiKeyPermission,
} from '@tokentradex/backend/contracts';
import { apiKeyTexts } from '../../../i18n/en/api-keys.ts';
import { textOf } from '../../../i18n/i18n.ts';
import { endOfDay, isDay } from '../../../lib/local-day.ts';
import type { ApiErrorData } from '../../../services/api-error.ts';

/** A key as it stands in the form. */
export interface KeyDraft {
  label: string;
  permissions: readonly ApiKeyPermission[];
  /** Addresses and ranges, apart by blanks, lines or commas. */
  ips: string;
  /** The local day that the key ends with, as "2027-01-31"; empty when it does not end. */
  lastDay: string;
}

/** What is wrong with a field, in a sentence. */
export type KeyProblems = Partial<Record<keyof KeyDraft, string>>;

/** @param key null for a new one. */
export function draftOf(key: ApiKey | null): KeyDraft {
  return {
    label: key?.label ?? '',
    permissions: key?.permissions ?? ['read'],
    ips: key?.allowedIps.join('\n') ?? '',
    lastDay: lastDayBefore(key?.expiresAt ?? null),
  };
}

/** The permissions with one given or taken away, in their usual order. */
export function withPermission(
  permissions: readonly ApiKeyPermission[],
  changed: ApiKeyPermission,
  isGiven: boolean,
): ApiKeyPermission[] {
  return API_KEY_PERMISSIONS.filter((permission) =>
    permission === changed ? isGiven : permissions.includes(permission),
  );
}

/** What can be seen without asking the exchange. */
export function problemsOf(draft: KeyDraft, nowMs: number): KeyProblems {
  const t = textOf(apiKeyTexts);
  const ips = ipsOf(draft);
  const isOver =
    draft.lastDay !== '' && (!isDay(draft.lastDay) || Date.parse(endOfDay(draft.lastDay)) <= nowMs);
  return {
    ...(draft.label.trim() === '' ? { label: t('labelMissing') } : {}),
    ...(draft.permissions.length === 0 ? { permissions: t('permissionMissing') } : {}),
    ...(ips.length > LIMITS.apiKeyIpsMax
      ? { ips: t('tooManyIps', { max: LIMITS.apiKeyIpsMax }) }
      : {}),
    ...(draft.permissions.includes('withdraw') && ips.length === 0
      ? { ips: t('allowedIpsNeeded') }
      : {}),
    ...(isOver ? { lastDay: t('dayOver') } : {}),
  };
}

/** What the exchange said of the fields. */
export function refusedFields(draft: KeyDraft, error: ApiErrorData | null): KeyProblems {
  const t = textOf(apiKeyTexts);
  const problems: KeyProblems = {};
  for (const { field, message } of error?.details ?? []) {
    const [name, place] = field.split('.');
    if (name === 'label' || name === 'permissions') problems[name] = message;
    if (name === 'expiresAt') problems.lastDay = t('dayOver');
    if (name !== 'allowedIps') continue;
    const ip = ipsOf(draft)[Number(place)];
    problems.ips = ip === undefined ? message : t('wrongIp', { ip });
  }
  return problems;
}

/** What is sent, for a new key or a change. */
export function bodyOf(draft: KeyDraft) {
  return {
    label: draft.label.trim(),
    permissions: [...draft.permissions],
    allowedIps: ipsOf(draft),
    expiresAt: draft.lastDay === '' ? null : endOfDay(draft.lastDay),
  };
}

/** Each once: an address that was written twice is meant once. */
function ipsOf({ ips }: KeyDraft): string[] {
  return [...new Set(ips.split(/[\s,;]+/).filter((ip) => ip !== ''))];
}

/** The local day that is over at this time; empty when there is none. */
function lastDayBefore(time: string | null): string {
  if (time === null) return '';
  const date = new Date(Date.parse(time) - 1);
  const part = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}
