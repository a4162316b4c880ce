import { describe, expect, it } from 'vitest';
import { FactorSecrets } from './factor-secrets.ts';

const secrets = new FactorSecrets('a configured secret');

describe('the secrets of second factors', () => {
  it('open for their user and under their configured secret alone', () => {
    const sealed = secrets.seal('JBSWY3DPEHPK3PXP', 'user-1');
    expect(secrets.open(sealed, 'user-1')).toBe('JBSWY3DPEHPK3PXP');
    expect(() => secrets.open(sealed, 'user-2')).toThrow();
    expect(() => new FactorSecrets('another secret').open(sealed, 'user-1')).toThrow();
  });

  it('hash a recovery code alike for one user and configured secret only', () => {
    const hash = secrets.hashRecoveryCode('code', 'user-1');
    expect(secrets.hashRecoveryCode('code', 'user-1')).toBe(hash);
    expect(secrets.hashRecoveryCode('code', 'user-2')).not.toBe(hash);
    expect(new FactorSecrets('another secret').hashRecoveryCode('code', 'user-1')).not.toBe(hash);
  });
});
