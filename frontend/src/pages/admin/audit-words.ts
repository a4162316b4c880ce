import type { AuditEntry } from '@tokentradex/backend/contracts';
import type { adminTexts } from '../../i18n/en/admin.ts';
import type { TextKey, Translate } from '../../i18n/i18n.ts';
import { oneOf } from '../../lib/one-of.ts';
import { TERM_KEYS, type TermKey } from './token-terms.ts';

/** The actions that the server writes, for the filter, and their names. */
const ACTION_TEXTS = {
  'token.list': 'action.tokenList',
  'token.update': 'action.tokenUpdate',
  'user.update': 'action.userUpdate',
  'user.totp_reset': 'action.userTotpReset',
  'withdrawal.approve': 'action.withdrawalApprove',
  'withdrawal.reject': 'action.withdrawalReject',
  'kyc.approve': 'action.kycApprove',
  'kyc.reject': 'action.kycReject',
  'kyc.view_document': 'action.kycView',
  'adjustment.propose': 'action.adjustmentPropose',
  'adjustment.approve': 'action.adjustmentApprove',
  'adjustment.reject': 'action.adjustmentReject',
  'reconciliation.unfreeze': 'action.unfreeze',
  'fees.tiers': 'action.feeTiers',
  'fees.override': 'action.feeOverride',
  'fees.override_end': 'action.feeOverrideEnd',
  'announcement.create': 'action.announcementCreate',
  'announcement.update': 'action.announcementUpdate',
  'announcement.delete': 'action.announcementDelete',
  'maintenance.set': 'action.maintenanceSet',
  'order.cancel': 'action.orderCancel',
} as const satisfies Record<string, TextKey<typeof adminTexts>>;

export const AUDIT_ACTIONS = Object.keys(ACTION_TEXTS) as (keyof typeof ACTION_TEXTS)[];

type AdminText = Translate<typeof adminTexts.english>;

/** An action in words; one that is not known as it stands. */
export function describeAction(t: AdminText, action: string): string {
  const known = AUDIT_ACTIONS.find((candidate) => candidate === action);
  return known === undefined ? action : t(ACTION_TEXTS[known]);
}

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

const USER_FIELDS = ['kycStatus', 'isActive', 'isFrozen', 'totpEnabled'] as const;

/** "selfTradeCount" as "Self trade count", unless the pages have a better word. */
function fieldLabel(t: AdminText, field: string): string {
  if (TERM_KEYS.includes(field as TermKey)) return t(`term.${field as TermKey}`);
  const known = oneOf(USER_FIELDS, field);
  if (known !== undefined) return t(`field.${known}`);
  const words = field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What an entry changed, field by field; fields that stayed the same are left out. */
export function auditDifferences(t: AdminText, { before, after }: AuditEntry): AuditDifference[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields]
    .map((field) => ({
      field: fieldLabel(t, field),
      before: textOf(before?.[field]),
      after: textOf(after?.[field]),
    }))
    .filter((difference) => difference.before !== difference.after);
}
