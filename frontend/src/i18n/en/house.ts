import { defineTexts } from '../i18n.ts';

/** What the house tells everybody, above the pages. */
export const houseTexts = defineTexts('house', {
  announcement: 'Announcement',
  details: 'Details',
  dismiss: 'Dismiss',
  'severity.info': 'Information',
  'severity.warning': 'Warning',
  'severity.maintenance': 'Maintenance',
});
