import { Secret, TOTP } from 'otpauth';

const ISSUER = 'TokenTradeX';
const ALGORITHM = 'SHA1';
const DIGITS = 6;
const PERIOD_SECONDS = 30;
/** Steps before and after the current one whose codes are good: clocks differ. */
const WINDOW_STEPS = 1;
const SECRET_BYTES = 20;

/** Base32. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What a QR code holds. @param account how the authenticator app names the entry. */
export function totpUri(secret: string, account: string): string {
  return authenticator(secret, account).toString();
}

/**
 * RFC 6238: the step of 30 seconds whose code this is, among the current one and its neighbours; null
 * for anything else. Blanks in the code do not matter.
 */
export function matchingStep(secret: string, code: string, nowMs: number): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const delta = authenticator(secret).validate({ token, timestamp: nowMs, window: WINDOW_STEPS });
  return delta === null ? null : Math.floor(nowMs / (PERIOD_SECONDS * 1000)) + delta;
}

function authenticator(secret: string, label = ''): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    algorithm: ALGORITHM,
    digits: DIGITS,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  });
}
