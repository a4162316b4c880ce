import type { appTexts } from '../../i18n/en/app.ts';
import type { TextKey } from '../../i18n/i18n.ts';

/** Pages that everybody may read and nobody needs every day. */
export const MORE_PAGES = [
  { text: 'nav.fees', path: '/fees' },
  { text: 'nav.developers', path: '/developers' },
  { text: 'nav.status', path: '/status' },
] as const satisfies readonly { text: TextKey<typeof appTexts>; path: string }[];
