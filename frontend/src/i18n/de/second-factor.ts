import type { secondFactorTexts } from '../en/second-factor.ts';
import type { Translation } from '../i18n.ts';

export const texts: Translation<typeof secondFactorTexts> = {
  code: 'Authenticator-Code',
  codeHint: 'Die 6 Ziffern, die Ihre Authenticator-App gerade anzeigt.',
  recoveryCode: 'Wiederherstellungscode',
  recoveryHint: 'Einer der 10 Codes, die Sie gespeichert haben. Jeder gilt einmal.',
  useApp: 'Stattdessen die App verwenden',
  useRecovery: 'Wiederherstellungscode verwenden',
  enterCode: 'Geben Sie die 6 Ziffern ein oder einen Wiederherstellungscode.',
  wrongCode: 'Der Code ist falsch, abgelaufen oder schon benutzt.',
  signInTitle: 'Bestätigen Sie, dass Sie es sind',
  signInHint:
    'Ihr Passwort war richtig. {email} ist zusätzlich durch eine Authenticator-App geschützt.',
  continue: 'Weiter',
  otherAccount: 'Anderes Konto verwenden',
};
