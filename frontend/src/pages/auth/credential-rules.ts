import { LIMITS, USERNAME_PATTERN } from '@tokentradex/backend/contracts';

/** What the browser checks before the server does; the server's word is final. */
export const EMAIL_RULES = {
  required: 'Enter your e-mail address.',
  maxLength: { value: LIMITS.emailLengthMax, message: 'This address is too long.' },
  pattern: { value: /^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$/, message: 'This is not an e-mail address.' },
};

export const USERNAME_RULES = {
  required: 'Choose a user name.',
  pattern: {
    value: USERNAME_PATTERN,
    message: `Use ${LIMITS.usernameLengthMin} to ${LIMITS.usernameLengthMax} letters, digits, "-" or "_".`,
  },
};

export const NEW_PASSWORD_RULES = {
  required: 'Choose a password.',
  minLength: {
    value: LIMITS.passwordLengthMin,
    message: `Use at least ${LIMITS.passwordLengthMin} characters.`,
  },
  maxLength: {
    value: LIMITS.passwordLengthMax,
    message: `Use at most ${LIMITS.passwordLengthMax} characters.`,
  },
};

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
