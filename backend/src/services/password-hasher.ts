import { createHmac, randomUUID } from 'node:crypto';
import bcrypt from 'bcrypt';
import { AppError } from '../lib/app-error.ts';

/** At a quarter of a second each, two at a time, about fifteen seconds of work. */
const WAITING_MAX = 128;

/** libuv's pool has four threads and the file system shares them: sign-ins never take them all. */
const RUNNING_MAX = 2;

/**
 * bcrypt over a peppered HMAC of the password, so that no byte is cut off after 72, a stolen table
 * alone cannot be attacked, and spellings that a keyboard cannot tell apart are one password.
 */
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  /** Compared against when there is no account, so that both answers take as long. */
  private readonly decoyHash: Promise<string>;

  /** @param cost log2 of bcrypt's rounds. */
  constructor(
    private readonly pepper: string,
    private readonly cost: number,
  ) {
    this.decoyHash = bcrypt.hash(this.digest(randomUUID()), cost);
  }

  /** @throws AppError `unavailable` when too many wait. */
  async hash(password: string): Promise<string> {
    return this.inTurn(() => bcrypt.hash(this.digest(password), this.cost));
  }

  /**
   * @param hash null when there is no account: takes as long and is false.
   * @throws AppError `unavailable` when too many wait.
   */
  async verify(password: string, hash: string | null): Promise<boolean> {
    const comparedHash = hash ?? (await this.decoyHash);
    const isMatch = await this.inTurn(() => bcrypt.compare(this.digest(password), comparedHash));
    return isMatch && hash !== null;
  }

  /** 44 characters: below bcrypt's 72 bytes, and without NUL bytes. */
  private digest(password: string): string {
    return createHmac('sha256', this.pepper).update(password.normalize('NFKC')).digest('base64');
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < RUNNING_MAX) {
      this.running += 1;
    } else {
      if (this.waiting.length >= WAITING_MAX) {
        throw new AppError('unavailable', 'Too many people are signing in. Try again shortly.', {
          retryAfterSeconds: 5,
        });
      }
      // Resolved by whoever finishes: their turn is handed over.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}
