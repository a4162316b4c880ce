import type { KycContentType } from '@tokentradex/backend/contracts';
import type { identityTexts } from '../i18n/en/identity.ts';
import type { TextKey } from '../i18n/i18n.ts';

/** The names of the types that a document may have. */
export const FILE_TYPE_NAMES = {
  'image/png': 'type.png',
  'image/jpeg': 'type.jpeg',
  'application/pdf': 'type.pdf',
} as const satisfies Record<KycContentType, TextKey<typeof identityTexts>>;
