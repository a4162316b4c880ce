import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** The first byte of each box, so that another format can be told apart later. */
const FORMAT = 1;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/**
 * Seals secrets that have to be read again, with AES-256-GCM: format, nonce, tag, ciphertext. The key
 * is derived from a configured secret by HKDF-SHA256, another one for each purpose. Whoever changes the
 * configured secret cannot open what was sealed before.
 */
export class SecretBox {
  private readonly key: Uint8Array;

  /** @param purpose what is sealed, in a word of its own: boxes of one purpose do not open as another's. */
  constructor(secret: string, purpose: string) {
    this.key = new Uint8Array(hkdfSync('sha256', secret, '', `tokentradex ${purpose}`, KEY_BYTES));
  }

  /** @param owner whose it is: the box opens with the same word only, so no row's box fits another. */
  seal(secret: string, owner: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from([FORMAT]), nonce, cipher.getAuthTag(), sealed]);
  }

  /** Null when the box was changed, is another owner's or purpose's, or the configured secret is another. */
  open(box: Buffer, owner: string): string | null {
    if (box.length < HEAD_BYTES || box[0] !== FORMAT) return null;
    const nonce = box.subarray(1, 1 + NONCE_BYTES);
    const decipher = createDecipheriv(ALGORITHM, this.key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(owner));
    decipher.setAuthTag(box.subarray(1 + NONCE_BYTES, HEAD_BYTES));
    try {
      const opened = Buffer.concat([decipher.update(box.subarray(HEAD_BYTES)), decipher.final()]);
      return opened.toString('utf8');
    } catch {
      return null;
    }
  }
}
