import type { houseTexts } from '../en/house.ts';
import type { Translation } from '../i18n.ts';

export const texts: Translation<typeof houseTexts> = {
  announcement: 'Ankündigung',
  details: 'Einzelheiten',
  dismiss: 'Ausblenden',
  'severity.info': 'Information',
  'severity.warning': 'Warnung',
  'severity.maintenance': 'Wartung',
};
