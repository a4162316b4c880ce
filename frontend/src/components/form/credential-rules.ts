import { LIMITS, USERNAME_PATTERN } from '@tokentradex/backend/contracts';
import type { authTexts } from '../../i18n/en/auth.ts';
import type { Translate } from '../../i18n/i18n.ts';

type AuthText = Translate<typeof authTexts.english>;

/** What the browser checks before the server does; the server's word is final. */
export function emailRules(t: AuthText) {
  return {
    required: t('enterEmail'),
    maxLength: { value: LIMITS.emailLengthMax, message: t('emailTooLong') },
    pattern: { value: /^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$/, message: t('notAnEmail') },
  };
}

export function usernameRules(t: AuthText) {
  const { usernameLengthMin: min, usernameLengthMax: max } = LIMITS;
  return {
    required: t('chooseUsername'),
    pattern: { value: USERNAME_PATTERN, message: t('usernameRule', { min, max }) },
  };
}

export function newPasswordRules(t: AuthText) {
  const { passwordLengthMin: min, passwordLengthMax: max } = LIMITS;
  return {
    required: t('choosePassword'),
    minLength: { value: min, message: t('passwordMin', { count: min }) },
    maxLength: { value: max, message: t('passwordMax', { count: max }) },
  };
}

export type PasswordStrength = 'short' | 'weak' | 'fair' | 'strong';

/** A rough judgement by length and variety, to nudge; only the length is a rule. */
export function judgePassword(password: string): PasswordStrength {
  if (password.length < LIMITS.passwordLengthMin) return 'short';
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) =>
    kind.test(password),
  ).length;
  const score = kinds + (password.length >= 12 ? 1 : 0) + (password.length >= 16 ? 2 : 0);
  if (score >= 5) return 'strong';
  return score >= 3 ? 'fair' : 'weak';
}
