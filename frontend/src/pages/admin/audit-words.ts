import type { AuditEntry } from '@tokentradex/backend/contracts';
import { TERM_LABELS } from './token-terms.ts';

/** The actions that the server writes, for the filter. */
export const AUDIT_ACTIONS = {
  'token.list': 'Token listed',
  'token.update': 'Token changed',
  'user.update': 'User changed',
  'withdrawal.approve': 'Withdrawal approved',
  'withdrawal.reject': 'Withdrawal rejected',
} as const;

export type AuditAction = keyof typeof AUDIT_ACTIONS;

export const AUDIT_ACTION_KEYS = Object.keys(AUDIT_ACTIONS) as AuditAction[];

/** An action in words; one that is not known as it stands. */
export function describeAction(action: string): string {
  return AUDIT_ACTION_KEYS.includes(action as AuditAction)
    ? AUDIT_ACTIONS[action as AuditAction]
    : action;
}

export const TARGET_LABELS: Record<AuditEntry['targetType'], string> = {
  token: 'Token',
  user: 'User',
  withdrawal: 'Withdrawal',
};

export interface AuditDifference {
  field: string;
  /** Null when it was not there. */
  before: string | null;
  after: string | null;
}

function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const FIELD_LABELS: Partial<Record<string, string>> = {
  ...TERM_LABELS,
  kycStatus: 'Identity check',
  isActive: 'Account enabled',
};

/** "selfTradeCount" as "Self trade count", unless the pages have a better word. */
function fieldLabel(field: string): string {
  const label = FIELD_LABELS[field];
  if (label !== undefined) return label;
  const words = field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What an entry changed, field by field; fields that stayed the same are left out. */
export function auditDifferences({ before, after }: AuditEntry): AuditDifference[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields]
    .map((field) => ({
      field: fieldLabel(field),
      before: textOf(before?.[field]),
      after: textOf(after?.[field]),
    }))
    .filter((difference) => difference.before !== difference.after);
}
