import { createHmac, hkdfSync } from 'node:crypto';
import { assert } from '../../lib/assert.ts';
import { SecretBox } from '../secret-box.ts';

const KEY_BYTES = 32;

/**
 * Seals the secrets of authenticator apps and hashes recovery codes, under keys that are derived from
 * a configured secret: a stolen table alone is worth nothing.
 */
export class FactorSecrets {
  private readonly box: SecretBox;
  private readonly hashingKey: Uint8Array;

  /** @param secret must stay the same between starts. */
  constructor(secret: string) {
    this.box = new SecretBox(secret, 'second factor sealing');
    const purpose = 'tokentradex recovery code hashing';
    this.hashingKey = new Uint8Array(hkdfSync('sha256', secret, '', purpose, KEY_BYTES));
  }

  seal(totpSecret: string, userId: string): Buffer {
    return this.box.seal(totpSecret, userId);
  }

  /** @throws Error when it was changed, sealed for somebody else, or under another secret. */
  open(sealed: Buffer, userId: string): string {
    const totpSecret = this.box.open(sealed, userId);
    assert(totpSecret !== null, 'the secret of a second factor opens');
    return totpSecret;
  }

  /** HMAC-SHA-256 (hex). */
  hashRecoveryCode(code: string, userId: string): string {
    return createHmac('sha256', this.hashingKey).update(`${userId} ${code}`).digest('hex');
  }
}
