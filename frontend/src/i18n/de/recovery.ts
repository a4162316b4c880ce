import type { recoveryTexts } from '../en/recovery.ts';
import type { Translation } from '../i18n.ts';

export const texts: Translation<typeof recoveryTexts> = {
  forgotTitle: 'Passwort vergessen?',
  forgotHint:
    'Geben Sie die E-Mail-Adresse Ihres Kontos ein. Wir schicken Ihnen einen Link, über den Sie ein neues wählen.',
  sendLink: 'Link senden',
  backToSignIn: 'Zurück zur Anmeldung',
  sentTitle: 'Sehen Sie in Ihr Postfach',
  sentHint:
    'Wenn es ein Konto für {email} gibt, ist ein Link unterwegs. Er gilt einmal und {minutes} Minuten lang.',
  nothingCame:
    'Nichts angekommen? Sehen Sie im Spam-Ordner nach oder prüfen Sie die Adresse auf Tippfehler.',
  otherAddress: 'Andere Adresse versuchen',
  resetTitle: 'Neues Passwort wählen',
  resetHint: 'Damit melden Sie sich ab jetzt an. Alle Sitzungen Ihres Kontos werden beendet.',
  newPassword: 'Neues Passwort',
  setPassword: 'Passwort festlegen',
  resetDoneTitle: 'Ihr Passwort ist geändert',
  resetDoneHint: 'Alle Sitzungen wurden beendet. Melden Sie sich mit dem neuen Passwort an.',
  signIn: 'Anmelden',
  expiredTitle: 'Dieser Link gilt nicht mehr',
  expiredHint: 'Er ist abgelaufen, wurde schon benutzt oder durch einen neueren ersetzt.',
  askAgain: 'Neuen Link anfordern',
  verifyTitle: 'E-Mail-Adresse bestätigen',
  verifyHint: 'Ein Klick, und wir wissen, dass wir Sie hier erreichen.',
  confirm: 'Adresse bestätigen',
  verifiedTitle: 'Ihre Adresse ist bestätigt',
  verifiedHint: 'Ihr Konto verwendet {email}.',
  toProfile: 'Zu Ihrem Profil',
  toSignIn: 'Anmelden und neuen Link anfordern',
};
