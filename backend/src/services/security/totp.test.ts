import { Secret } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { newRecoveryCode, normalizeRecoveryCode } from './recovery-code.ts';
import { matchingStep, newTotpSecret, totpUri } from './totp.ts';

/** The secret of RFC 6238's appendix B, and the last six digits of its SHA-1 vectors. */
const RFC_SECRET = Secret.fromUTF8('12345678901234567890').base32;

describe('a code of an authenticator app', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ])('at %i s is %s, as RFC 6238 says', (seconds, code) => {
    expect(matchingStep(RFC_SECRET, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  it('is good one step early and late, and names its own step, but not two', () => {
    const at = (seconds: number) => matchingStep(RFC_SECRET, '005924', seconds * 1000);
    const step = 41_152_263;
    expect([at(1_234_567_890 - 30), at(1_234_567_890 + 30)]).toEqual([step, step]);
    expect([at(1_234_567_890 - 60), at(1_234_567_890 + 60)]).toEqual([null, null]);
  });

  it('may be typed with blanks; anything else is none', () => {
    expect(matchingStep(RFC_SECRET, ' 287 082', 59_000)).toBe(1);
    for (const code of ['', '28708', '2870822', '-87082', '２８７０８２', '287082x', 'null']) {
      expect(matchingStep(RFC_SECRET, code, 59_000)).toBeNull();
    }
  });

  it('is made from a new secret of 160 bits each time, described for a QR code', () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(secret);
    const uri = new URL(totpUri(secret, 'ada+test@example.com'));
    expect(uri.protocol).toBe('otpauth:');
    expect(uri.searchParams.get('secret')).toBe(secret);
    expect(uri.searchParams.get('issuer')).toBe('TokenTradeX');
    expect(decodeURIComponent(uri.pathname)).toContain('ada+test@example.com');
  });
});

describe('a recovery code', () => {
  it('is recognised however it is typed', () => {
    const code = newRecoveryCode();
    expect(code).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/);
    const plain = code.replace('-', '');
    expect(normalizeRecoveryCode(code)).toBe(plain);
    expect(normalizeRecoveryCode(` ${code.toUpperCase().replace('-', ' ')} `)).toBe(plain);
    expect(newRecoveryCode()).not.toBe(code);
  });

  it('is not a code of the app, nor nonsense', () => {
    for (const text of ['123456', '', 'aaaaa-aaaa', 'aaaaa-aaaa1', 'aaaaa-aaaaaa']) {
      expect(normalizeRecoveryCode(text)).toBeNull();
    }
  });
});
