import type { Sequelize } from 'sequelize';
import { LIMITS, type DisableTotpBody, type TotpSetup } from '../../contracts/index.ts';
import { AppError } from '../../lib/app-error.ts';
import { assert } from '../../lib/assert.ts';
import type { Clock } from '../../lib/clock.ts';
import { RecoveryCodeModel } from '../../models/recovery-code.ts';
import { TotpCredentialModel } from '../../models/totp-credential.ts';
import { UserModel } from '../../models/user.ts';
import type { UserDirectory } from '../user-directory.ts';
import type { AccountPasswords } from './account-passwords.ts';
import { newRecoveryCode, normalizeRecoveryCode } from './recovery-code.ts';
import { invalidTotpError, type SecondFactor } from './second-factor.ts';
import type { FactorSecrets } from './factor-secrets.ts';
import type { SecurityNews } from './security-news.ts';
import { matchingStep, newTotpSecret, totpUri } from './totp.ts';

export interface TotpServiceParts {
  sequelize: Sequelize;
  secrets: FactorSecrets;
  accountPasswords: AccountPasswords;
  secondFactor: SecondFactor;
  directory: UserDirectory;
  news: SecurityNews;
  clock: Clock;
}

/** Turns an account's second factor on and off. The user's row is locked by every change. */
export class TotpService {
  constructor(private readonly parts: TotpServiceParts) {}

  async recoveryCodesLeft(userId: string): Promise<number> {
    return RecoveryCodeModel.count({ where: { userId, usedAt: null } });
  }

  /**
   * A new secret that nothing asks for until {@link enable}; one from before is forgotten.
   * @throws AppError `invalid_credentials`, or `conflict` when it is on.
   */
  async setUp(userId: string, password: string): Promise<TotpSetup> {
    const { email } = await this.parts.accountPasswords.confirm(userId, password, 'password');
    const secret = newTotpSecret();
    await this.parts.sequelize.transaction(async () => {
      await lockUser(userId, false);
      await TotpCredentialModel.destroy({ where: { userId } });
      await TotpCredentialModel.create({
        userId,
        sealedSecret: this.parts.secrets.seal(secret, userId),
        createdAt: new Date(this.parts.clock.nowMs()),
      });
    });
    return { secret, uri: totpUri(secret, email) };
  }

  /**
   * From now on codes are asked for. The first one is spent by this.
   * @returns recovery codes, to be shown once.
   * @throws AppError `conflict` when it is on or not set up, `invalid_totp`.
   */
  async enable(userId: string, code: string): Promise<string[]> {
    const { secrets, clock, directory } = this.parts;
    const recoveryCodes = await this.parts.news.with(userId, 'totp_enabled', async () => {
      await lockUser(userId, false);
      const credential = await TotpCredentialModel.findByPk(userId);
      if (credential === null) {
        throw new AppError('conflict', 'Two-factor sign-in is not set up. Begin with the setup.');
      }
      const step = matchingStep(secrets.open(credential.sealedSecret, userId), code, clock.nowMs());
      if (step === null) throw invalidTotpError('code');
      await credential.update({ lastStep: String(step), failedCount: 0, failedSince: null });
      await UserModel.update({ totpEnabled: true }, { where: { id: userId } });
      return this.replaceRecoveryCodes(userId);
    });
    directory.invalidate(userId);
    return recoveryCodes;
  }

  /** @throws AppError `conflict` when it is off, `invalid_credentials`, `invalid_totp`. */
  async disable(userId: string, { password, code }: DisableTotpBody): Promise<void> {
    await this.parts.accountPasswords.confirm(userId, password, 'password');
    await this.requireCode(userId, code);
    await this.parts.news.with(userId, 'totp_disabled', async () => {
      await lockUser(userId, true);
      await removeTotp(userId);
    });
    this.parts.directory.invalidate(userId);
  }

  /** Those from before are worth nothing any more. @throws AppError `conflict`, `invalid_totp`. */
  async renewRecoveryCodes(userId: string, code: string): Promise<string[]> {
    await this.requireCode(userId, code);
    return this.parts.news.with(userId, 'recovery_codes_renewed', async () => {
      await lockUser(userId, true);
      return this.replaceRecoveryCodes(userId);
    });
  }

  private async requireCode(userId: string, code: string): Promise<void> {
    const user = await UserModel.findByPk(userId, { attributes: ['totpEnabled'] });
    if (user?.totpEnabled !== true) throw stateError(false);
    try {
      await this.parts.secondFactor.require(userId, code);
    } catch (error) {
      // These routes call the field by another name.
      if (error instanceof AppError && error.code === 'invalid_totp')
        throw invalidTotpError('code');
      throw error;
    }
  }

  private async replaceRecoveryCodes(userId: string): Promise<string[]> {
    const codes = new Set<string>();
    while (codes.size < LIMITS.recoveryCodesMax) codes.add(newRecoveryCode());
    await RecoveryCodeModel.destroy({ where: { userId } });
    await RecoveryCodeModel.bulkCreate(
      [...codes].map((code) => {
        const normalized = normalizeRecoveryCode(code);
        assert(normalized !== null, 'a new recovery code is one');
        return { userId, codeHash: this.parts.secrets.hashRecoveryCode(normalized, userId) };
      }),
    );
    return [...codes];
  }
}

/** Forgets a user's second factor, within the running transaction. */
export async function removeTotp(userId: string): Promise<void> {
  await UserModel.update({ totpEnabled: false }, { where: { id: userId } });
  await RecoveryCodeModel.destroy({ where: { userId } });
  await TotpCredentialModel.destroy({ where: { userId } });
}

/**
 * Locks the user's row in the running transaction.
 * @throws AppError `conflict` when the second factor is not on, or off, as expected.
 */
async function lockUser(userId: string, isExpectedOn: boolean): Promise<void> {
  const user = await UserModel.findByPk(userId, { attributes: ['id', 'totpEnabled'], lock: true });
  if (user?.totpEnabled !== isExpectedOn) throw stateError(!isExpectedOn);
}

function stateError(isOn: boolean): AppError {
  return new AppError('conflict', `Two-factor sign-in is ${isOn ? 'on already' : 'not on'}.`);
}
