import type { KycProfile } from '@tokentradex/backend/contracts';
import type { Fact } from '../components/FactList.tsx';
import { identityTexts } from '../i18n/en/identity.ts';
import { textOf } from '../i18n/i18n.ts';
import { countryName } from './country-name.ts';
import { formatDate } from './time-text.ts';

/** What somebody says of themselves, as lines to read. Call it where the identity texts are in use. */
export function kycFacts(profile: KycProfile): Fact[] {
  const t = textOf(identityTexts);
  return [
    { name: t('field.fullName'), value: profile.fullName },
    // Noon is on the same day in the browser's own time, midnight in UTC may not be.
    { name: t('field.birthDate'), value: formatDate(`${profile.birthDate}T12:00:00`) },
    { name: t('field.country'), value: countryName(profile.country) },
    { name: t('field.addressLine'), value: profile.addressLine },
    { name: t('field.postalCode'), value: profile.postalCode },
    { name: t('field.city'), value: profile.city },
    { name: t('field.documentType'), value: t(`documentType.${profile.documentType}`) },
  ];
}
