import { LIMITS, type KycProfile } from '@tokentradex/backend/contracts';
import type { identityTexts } from '../../../i18n/en/identity.ts';
import type { TextKey } from '../../../i18n/i18n.ts';

/** The details as they are typed; nothing is chosen at first. */
export type ProfileDraft = Omit<KycProfile, 'documentType'> & {
  documentType: KycProfile['documentType'] | '';
};

export type ProfileProblems = Partial<Record<keyof KycProfile, TextKey<typeof identityTexts>>>;

export const EMPTY_PROFILE: ProfileDraft = {
  fullName: '',
  birthDate: '',
  country: '',
  addressLine: '',
  city: '',
  postalCode: '',
  documentType: '',
};

const MISSING = {
  fullName: 'missing.fullName',
  birthDate: 'missing.birthDate',
  country: 'missing.country',
  addressLine: 'missing.addressLine',
  city: 'missing.city',
  postalCode: 'missing.postalCode',
  documentType: 'missing.documentType',
} as const satisfies Record<keyof KycProfile, TextKey<typeof identityTexts>>;

/** What keeps the details from being sent, field by field. */
export function checkProfile(draft: ProfileDraft, nowMs: number): ProfileProblems {
  const problems: ProfileProblems = {};
  for (const field of Object.keys(MISSING) as (keyof KycProfile)[]) {
    if (draft[field].trim() === '') problems[field] = MISSING[field];
  }
  if (problems.birthDate === undefined && !isBirthDate(draft.birthDate)) {
    problems.birthDate = 'missing.birthDate';
  } else if (problems.birthDate === undefined && !isOfAge(draft.birthDate, nowMs)) {
    problems.birthDate = 'tooYoung';
  }
  return problems;
}

/** The details as they are sent. @param draft one without problems. */
export function profileOf(draft: ProfileDraft): KycProfile | null {
  const { documentType } = draft;
  if (documentType === '') return null;
  return {
    fullName: draft.fullName.trim(),
    birthDate: draft.birthDate,
    country: draft.country,
    addressLine: draft.addressLine.trim(),
    city: draft.city.trim(),
    postalCode: draft.postalCode.trim(),
    documentType,
  };
}

function isBirthDate(day: string): boolean {
  return /^(19|20)\d{2}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
}

/** As the exchange counts it: to the day, in UTC. */
function isOfAge(birthDate: string, nowMs: number): boolean {
  const comesOfAge = `${Number(birthDate.slice(0, 4)) + LIMITS.kycAgeYearsMin}${birthDate.slice(4)}`;
  return comesOfAge <= new Date(nowMs).toISOString().slice(0, 10);
}
