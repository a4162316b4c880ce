import { defineTexts } from '../i18n.ts';

/** Words of the frame and of the shared pieces: always here. */
export const commonTexts = defineTexts('common', {
  skipToContent: 'Skip to content',
  page: 'Page',
});
