import type { MailLanguage } from '../../contracts/index.ts';

export const MAIL_KINDS = [
  'reset_password',
  'password_changed',
  'verify_email',
  'confirm_new_email',
  'email_change_requested',
  'email_changed',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** What one kind of message says. `{minutes}` and `{hours}` are how long its link is good. */
export interface MailText {
  subject: string;
  /** Above the link. */
  paragraphs: readonly string[];
  /** On the link; null when the message has none. */
  button: string | null;
  /** Below the link. */
  closing: string;
}

interface MailCatalogue {
  /** `{username}`. */
  greeting: string;
  /** Before the link as text, for readers who do not show buttons. */
  linkHint: string;
  signature: string;
  kinds: Record<MailKind, MailText>;
}

const ENGLISH: MailCatalogue = {
  greeting: 'Hello {username},',
  linkHint: 'If the button does not work, open this address in your browser:',
  signature:
    'TokenTradeX. We never ask for your password, neither by mail nor on the phone. Nobody reads answers to this address.',
  kinds: {
    reset_password: {
      subject: 'Reset your TokenTradeX password',
      paragraphs: [
        'Somebody, hopefully you, asked for a new password for your account.',
        'The link is good once and for {minutes} minutes. A newer one replaces it.',
      ],
      button: 'Choose a new password',
      closing: 'If it was not you, do nothing: your password stays as it is.',
    },
    password_changed: {
      subject: 'Your TokenTradeX password was changed',
      paragraphs: [
        'The password of your account was changed through a link that we mailed to you.',
        'Every session was ended: sign in again on each of your devices.',
      ],
      button: null,
      closing: 'If it was not you, contact support at once.',
    },
    verify_email: {
      subject: 'Confirm your e-mail address',
      paragraphs: [
        'Confirm that this address is yours, so that we can reach you when your account needs it.',
        'The link is good once and for {hours} hours.',
      ],
      button: 'Confirm the address',
      closing: 'If you have no account with us, ignore this message: without you nothing happens.',
    },
    confirm_new_email: {
      subject: 'Confirm your new e-mail address',
      paragraphs: [
        'You asked to use this address for your account. It takes effect when you open the link.',
        'The link is good once and for {hours} hours.',
      ],
      button: 'Use this address',
      closing: 'If it was not you, ignore this message: nothing changes.',
    },
    email_change_requested: {
      subject: 'Your e-mail address is about to change',
      paragraphs: [
        'Somebody who knows your password asked to use another e-mail address for your account.',
        'It changes as soon as the link that we sent to the new address is opened.',
      ],
      button: null,
      closing:
        'If it was not you, reset your password now with "Forgot your password?": that also stops the change.',
    },
    email_changed: {
      subject: 'Your e-mail address was changed',
      paragraphs: [
        'Your account uses another e-mail address from now on. This one no longer signs you in.',
      ],
      button: null,
      closing: 'If it was not you, contact support at once.',
    },
  },
};

const GERMAN: MailCatalogue = {
  greeting: 'Guten Tag {username},',
  linkHint: 'Falls der Knopf nicht funktioniert, öffnen Sie diese Adresse im Browser:',
  signature:
    'TokenTradeX. Wir fragen nie nach Ihrem Passwort, weder per E-Mail noch am Telefon. Antworten an diese Adresse liest niemand.',
  kinds: {
    reset_password: {
      subject: 'Setzen Sie Ihr TokenTradeX-Passwort zurück',
      paragraphs: [
        'Jemand, hoffentlich Sie, hat ein neues Passwort für Ihr Konto angefordert.',
        'Der Link gilt einmal und {minutes} Minuten lang. Ein neuerer ersetzt ihn.',
      ],
      button: 'Neues Passwort wählen',
      closing: 'Falls Sie das nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist.',
    },
    password_changed: {
      subject: 'Ihr TokenTradeX-Passwort wurde geändert',
      paragraphs: [
        'Das Passwort Ihres Kontos wurde über einen Link geändert, den wir Ihnen geschickt haben.',
        'Alle Sitzungen wurden beendet: Melden Sie sich auf jedem Ihrer Geräte neu an.',
      ],
      button: null,
      closing: 'Falls Sie das nicht waren, wenden Sie sich sofort an den Support.',
    },
    verify_email: {
      subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
      paragraphs: [
        'Bestätigen Sie, dass diese Adresse Ihnen gehört, damit wir Sie erreichen, wenn es um Ihr Konto geht.',
        'Der Link gilt einmal und {hours} Stunden lang.',
      ],
      button: 'Adresse bestätigen',
      closing:
        'Falls Sie kein Konto bei uns haben, ignorieren Sie diese Nachricht: Ohne Sie geschieht nichts.',
    },
    confirm_new_email: {
      subject: 'Bestätigen Sie Ihre neue E-Mail-Adresse',
      paragraphs: [
        'Sie möchten diese Adresse für Ihr Konto verwenden. Das gilt, sobald Sie den Link öffnen.',
        'Der Link gilt einmal und {hours} Stunden lang.',
      ],
      button: 'Diese Adresse verwenden',
      closing: 'Falls Sie das nicht waren, ignorieren Sie diese Nachricht: Nichts ändert sich.',
    },
    email_change_requested: {
      subject: 'Ihre E-Mail-Adresse soll geändert werden',
      paragraphs: [
        'Jemand, der Ihr Passwort kennt, möchte eine andere E-Mail-Adresse für Ihr Konto verwenden.',
        'Sie ändert sich, sobald der Link geöffnet wird, den wir an die neue Adresse geschickt haben.',
      ],
      button: null,
      closing:
        'Falls Sie das nicht waren, setzen Sie jetzt Ihr Passwort mit „Passwort vergessen?“ zurück: Das hält auch die Änderung auf.',
    },
    email_changed: {
      subject: 'Ihre E-Mail-Adresse wurde geändert',
      paragraphs: [
        'Ihr Konto verwendet ab jetzt eine andere E-Mail-Adresse. Mit dieser können Sie sich nicht mehr anmelden.',
      ],
      button: null,
      closing: 'Falls Sie das nicht waren, wenden Sie sich sofort an den Support.',
    },
  },
};

export const MAIL_TEXTS: Record<MailLanguage, MailCatalogue> = { en: ENGLISH, de: GERMAN };
