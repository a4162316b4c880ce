import { createHash, randomBytes } from 'node:crypto';
import { Op, Transaction } from 'sequelize';
import { LIMITS } from '../../contracts/index.ts';
import { AppError } from '../../lib/app-error.ts';
import type { Clock } from '../../lib/clock.ts';
import { MailTokenModel, type MailTokenPurpose } from '../../models/mail-token.ts';

const SECRET_BYTES = 32;
const MINUTE_MS = 60_000;

const LIFETIMES_MS: Record<MailTokenPurpose, number> = {
  reset_password: LIMITS.resetLinkMinutes * MINUTE_MS,
  verify_email: LIMITS.verifyLinkHours * 60 * MINUTE_MS,
  change_email: LIMITS.verifyLinkHours * 60 * MINUTE_MS,
};

/** What an opened link proves. */
export interface SpentToken {
  userId: string;
  purpose: MailTokenPurpose;
  /** Where the link was sent to. */
  email: string;
}

/** The secrets in mailed links: 32 random bytes, stored hashed, one per user and purpose, good once. */
export class MailTokens {
  constructor(private readonly clock: Clock) {}

  /** Takes the place of an earlier one of this purpose. @returns what goes into the link. */
  async issue(userId: string, purpose: MailTokenPurpose, email: string): Promise<string> {
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    const nowMs = this.clock.nowMs();
    await MailTokenModel.upsert({
      userId,
      purpose,
      tokenHash: hashOf(secret),
      email,
      createdAt: new Date(nowMs),
      expiresAt: new Date(nowMs + LIFETIMES_MS[purpose]),
    });
    return secret;
  }

  /** @throws AppError `link_expired` when {@link spend} would; spends nothing. */
  async check(secret: string, purposes: readonly MailTokenPurpose[]): Promise<void> {
    await this.find(secret, purposes);
  }

  /**
   * Of several at once with the same secret, one gets it. Call it inside the transaction of what the
   * link does: when that fails, the link stays good.
   * @throws AppError `link_expired` alike for a secret that is unknown, spent, replaced or too old.
   */
  async spend(secret: string, purposes: readonly MailTokenPurpose[]): Promise<SpentToken> {
    const token = await this.find(secret, purposes, Transaction.LOCK.UPDATE);
    const { userId, purpose, email } = token;
    await token.destroy();
    return { userId, purpose, email };
  }

  /** The link of this purpose that can still be opened; null without one. */
  pending(userId: string, purpose: MailTokenPurpose): Promise<MailTokenModel | null> {
    const now = new Date(this.clock.nowMs());
    return MailTokenModel.findOne({ where: { userId, purpose, expiresAt: { [Op.gt]: now } } });
  }

  /** Makes links worthless: all of the user's, or those of one purpose. */
  async revoke(userId: string, purpose?: MailTokenPurpose): Promise<void> {
    await MailTokenModel.destroy({
      where: { userId, ...(purpose === undefined ? {} : { purpose }) },
    });
  }

  private async find(
    secret: string,
    purposes: readonly MailTokenPurpose[],
    lock?: Transaction['LOCK']['UPDATE'],
  ): Promise<MailTokenModel> {
    const token = await MailTokenModel.findOne({
      where: {
        tokenHash: hashOf(secret),
        purpose: { [Op.in]: [...purposes] },
        expiresAt: { [Op.gt]: new Date(this.clock.nowMs()) },
      },
      ...(lock === undefined ? {} : { lock }),
    });
    if (token === null) throw linkExpiredError();
    return token;
  }
}

/** Says the same whatever is wrong with the link. */
export function linkExpiredError(): AppError {
  return new AppError('link_expired', 'The link has expired or was used already. Ask for another.');
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
