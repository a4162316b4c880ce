const APP_CODE_PATTERN = /^\d{3} ?\d{3}$/;
const RECOVERY_CODE_PATTERN = /^[a-z2-9]{5}[ -]?[a-z2-9]{5}$/i;

/** Whether this can be a code of an authenticator app or a recovery code at all. */
export function isCodeShaped(text: string): boolean {
  const code = text.trim();
  return APP_CODE_PATTERN.test(code) || RECOVERY_CODE_PATTERN.test(code);
}
