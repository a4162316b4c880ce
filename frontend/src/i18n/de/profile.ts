import type { profileTexts } from '../en/profile.ts';
import type { Translation } from '../i18n.ts';

export const texts: Translation<typeof profileTexts> = {
  title: 'Profil',
  username: 'Benutzername',
  newUsername: 'Neuer Benutzername',
  usernameHint: 'Sie melden sich mit Ihrer E-Mail an. Andere Händler sehen diesen Namen nie.',
  usernameTaken: 'Dieser Benutzername ist vergeben.',
  usernameSaved: 'Ihr Benutzername ist geändert',
  email: 'E-Mail',
  newEmail: 'Neue E-Mail-Adresse',
  newEmailHint:
    'Wir schicken einen Link an diese Adresse. Bis er geöffnet ist, melden Sie sich mit der bisherigen an; auch ihr sagen wir Bescheid.',
  emailTaken: 'Ein anderes Konto verwendet diese Adresse.',
  emailSame: 'Das ist schon Ihre Adresse.',
  currentPassword: 'Aktuelles Passwort',
  enterPassword: 'Geben Sie Ihr Passwort ein.',
  wrongPassword: 'Das Passwort ist falsch.',
  sendLink: 'Link senden',
  change: 'Ändern',
  changeUsername: 'Benutzernamen ändern',
  changeEmail: 'E-Mail-Adresse ändern',
  save: 'Speichern',
  cancel: 'Abbrechen',
  unverified:
    'Öffnen Sie den Link in der E-Mail, die wir Ihnen geschickt haben, um diese Adresse zu bestätigen.',
  unverifiedWhy:
    'Dort erreichen wir Sie, wenn es um Ihr Konto geht. Auszahlungen warten unter Umständen darauf.',
  sendAgain: 'Link noch einmal senden',
  sentAgain: 'Gesendet. Der Link gilt {hours} Stunden lang; frühere gelten nicht mehr.',
  pending:
    'Öffnen Sie den Link, den wir an {email} geschickt haben, um diese Adresse zu verwenden. Er gilt bis {time}.',
  stopChange: 'Änderung aufhalten',
  changeStopped: 'Ihre E-Mail-Adresse bleibt, wie sie ist',
  pendingNotLoaded: 'Ob eine Änderung Ihrer E-Mail-Adresse wartet, konnte nicht geladen werden',
  accountId: 'Konto-ID',
  accountIdLabel: 'Konto-ID',
  memberSince: 'Mitglied seit',
  fees: 'Gebühren',
  feeTier: 'Ihre Gebührenstufe und Sätze',
};
