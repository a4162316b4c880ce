import type { changeUserTexts } from '../en/change-user.ts';
import type { Translation } from '../i18n.ts';

export const texts: Translation<typeof changeUserTexts> = {
  role: 'Rolle ändern',
  kycStatus: 'Identitätsprüfung ändern',
  isActive: 'Konto ändern',
  isFrozen: 'Einfrieren aufheben',
  verifiedOnly: 'Auszahlen können nur geprüfte Benutzer.',
  opens: 'Das Konto wird wieder freigegeben: Anmelden und handeln sind möglich.',
  closes:
    'Das Konto wird sofort gesperrt: Sitzungen enden, niemand kann sich anmelden. Offene Orders und Guthaben bleiben.',
  apply: 'Änderung übernehmen',
  open: 'Konto freigeben',
  close: 'Konto sperren',
  unfreeze: 'Einfrieren aufheben',
  unfreezes:
    'Der Inhaber hat dieses Konto aus Sorge vor fremdem Zugriff eingefroren. Heben Sie das nur auf, wenn Sie den Inhaber erkannt haben: Danach sind Anmeldung und angehaltene Auszahlungen wieder möglich.',
  same: 'Wählen Sie etwas anderes als jetzt.',
};
