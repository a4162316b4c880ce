import type { commonTexts } from '../en/common.ts';
import type { Translation } from '../i18n.ts';

export const texts: Translation<typeof commonTexts> = {
  skipToContent: 'Zum Inhalt springen',
  page: 'Seite',
};
