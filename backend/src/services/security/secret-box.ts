import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { assert } from '../../lib/assert.ts';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Written before what is sealed, so that another cipher can follow. */
const VERSION = 'v1.';

/**
 * Seals what has to be read again and hashes what has to be recognised only, under keys that are
 * derived from a configured secret: a stolen table alone is worth nothing.
 */
export class SecretBox {
  private readonly sealingKey: Buffer;
  private readonly hashingKey: Buffer;

  /** @param secret must stay the same between starts. */
  constructor(secret: string) {
    const derive = (purpose: string) =>
      Buffer.from(hkdfSync('sha256', secret, '', `tokentradex ${purpose}`, KEY_BYTES));
    this.sealingKey = derive('second factor sealing');
    this.hashingKey = derive('recovery code hashing');
  }

  /** AES-256-GCM. @param owner whom it belongs to: sealed for one, it does not open for another. */
  seal(text: string, owner: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.sealingKey, iv).setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]);
    return VERSION + Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64url');
  }

  /** @throws Error when it was changed, sealed for somebody else, or under another secret. */
  open(sealed: string, owner: string): string {
    assert(sealed.startsWith(VERSION), 'the version of what is sealed is known');
    const bytes = Buffer.from(sealed.slice(VERSION.length), 'base64url');
    const iv = bytes.subarray(0, IV_BYTES);
    const tag = bytes.subarray(-TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.sealingKey, iv, {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(owner))
      .setAuthTag(tag);
    const text = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  }

  /** HMAC-SHA-256 (hex). */
  hash(text: string, owner: string): string {
    return createHmac('sha256', this.hashingKey).update(`${owner} ${text}`).digest('hex');
  }
}
