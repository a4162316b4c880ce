import { Op, type Sequelize } from 'sequelize';
import { AppError } from '../../lib/app-error.ts';
import type { Clock } from '../../lib/clock.ts';
import { RecoveryCodeModel } from '../../models/recovery-code.ts';
import { TotpCredentialModel } from '../../models/totp-credential.ts';
import { UserModel } from '../../models/user.ts';
import { normalizeRecoveryCode } from './recovery-code.ts';
import type { FactorSecrets } from './factor-secrets.ts';
import type { SecurityNews } from './security-news.ts';
import { matchingStep } from './totp.ts';

/** Wrong codes of one account within the span; then none is looked at until it is over. */
const FAILURES_MAX = 10;
const FAILURE_SPAN_MS = 15 * 60_000;

type CodeOutcome =
  | { kind: 'accepted' }
  | { kind: 'recovery' }
  | { kind: 'wrong' }
  /** Nothing was looked at. */
  | { kind: 'locked'; retryAfterSeconds: number };

export interface SecondFactorParts {
  sequelize: Sequelize;
  secrets: FactorSecrets;
  news: SecurityNews;
  clock: Clock;
}

/** Asks for the code of an authenticator app, or a recovery code, where an account wants one. */
export class SecondFactor {
  constructor(private readonly parts: SecondFactorParts) {}

  /**
   * Spends the code: it is good once, also of many requests at the same time. Does nothing for
   * accounts without a second factor.
   * @throws AppError `totp_required`, `invalid_totp`, or `rate_limited` after too many wrong codes.
   */
  async require(userId: string, code: string | undefined): Promise<void> {
    const user = await UserModel.findByPk(userId, { attributes: ['totpEnabled'] });
    if (user?.totpEnabled !== true) return;
    if (code === undefined) {
      throw new AppError('totp_required', 'Send the code of your authenticator app.', {
        details: [{ field: 'totp', message: 'is required' }],
      });
    }
    const outcome = await this.spend(userId, code);
    if (outcome.kind === 'locked') {
      const { retryAfterSeconds } = outcome;
      throw new AppError('rate_limited', 'Too many wrong codes. Try again later.', {
        retryAfterSeconds,
      });
    }
    if (outcome.kind === 'wrong') throw invalidTotpError('totp');
  }

  /** A refusal is a value here: its count is committed. */
  private spend(userId: string, code: string): Promise<CodeOutcome> {
    const check = () => this.check(userId, code);
    // Only the use of a recovery code is told, so only what can be one waits its turn to be told.
    return normalizeRecoveryCode(code) === null
      ? this.parts.sequelize.transaction(check)
      : this.parts.news.withOutcome(userId, check, ({ kind }) =>
          kind === 'recovery' ? 'recovery_code_used' : null,
        );
  }

  /** Within the running transaction. */
  private async check(userId: string, code: string): Promise<CodeOutcome> {
    // Locked: attempts on one account come one after the other, so no burst outruns the count.
    const credential = await TotpCredentialModel.findByPk(userId, { lock: true });
    // Turned off a moment ago.
    if (credential === null) return { kind: 'wrong' };
    const nowMs = this.parts.clock.nowMs();
    const { failedCount, failedSince } = credential;
    const endMs = failedSince === null ? 0 : failedSince.getTime() + FAILURE_SPAN_MS;
    const isCounting = endMs > nowMs;
    if (isCounting && failedCount >= FAILURES_MAX) {
      return { kind: 'locked', retryAfterSeconds: Math.ceil((endMs - nowMs) / 1000) };
    }
    const step = matchingStep(
      this.parts.secrets.open(credential.sealedSecret, userId),
      code,
      nowMs,
    );
    if (step !== null) return this.spendStep(userId, step);
    if (await this.spendRecoveryCode(userId, code)) return { kind: 'recovery' };
    await credential.update({
      failedCount: isCounting ? failedCount + 1 : 1,
      failedSince: isCounting ? failedSince : new Date(nowMs),
    });
    return { kind: 'wrong' };
  }

  /** A spent code is refused but not counted: whoever sends it knew it. */
  private async spendStep(userId: string, step: number): Promise<CodeOutcome> {
    const [spentCount] = await TotpCredentialModel.update(
      { lastStep: String(step), failedCount: 0, failedSince: null },
      { where: { userId, lastStep: { [Op.lt]: String(step) } } },
    );
    return { kind: spentCount === 1 ? 'accepted' : 'wrong' };
  }

  private async spendRecoveryCode(userId: string, text: string): Promise<boolean> {
    const code = normalizeRecoveryCode(text);
    if (code === null) return false;
    const [spentCount] = await RecoveryCodeModel.update(
      { usedAt: new Date(this.parts.clock.nowMs()) },
      {
        where: {
          userId,
          codeHash: this.parts.secrets.hashRecoveryCode(code, userId),
          usedAt: null,
        },
      },
    );
    return spentCount === 1;
  }
}

/** @param field what the request calls the code. */
export function invalidTotpError(field: string): AppError {
  return new AppError('invalid_totp', 'The code is wrong, has expired or was used before.', {
    details: [{ field, message: 'is wrong, has expired or was used before' }],
  });
}
