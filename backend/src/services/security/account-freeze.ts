import { QueryTypes, type Sequelize } from 'sequelize';
import { AppError } from '../../lib/app-error.ts';
import type { Logger } from '../../lib/logger.ts';
import { ACTIVE_STATUSES } from '../../models/order.ts';
import { UserModel } from '../../models/user.ts';
import type { CommandSubmitter } from '../command-request.ts';
import type { Sessions } from '../sessions.ts';
import type { UserDirectory } from '../user-directory.ts';
import type { AccountPasswords } from './account-passwords.ts';
import type { SecurityNews } from './security-news.ts';

/** How often orders of frozen accounts are looked for that could not be cancelled at once. */
const SWEEP_MS = 5_000;
const SWEPT_USERS_MAX = 100;

export interface AccountFreezeParts {
  sequelize: Sequelize;
  submitter: CommandSubmitter;
  /** Whether this process runs the engine. */
  isLeading: () => boolean;
  accountPasswords: AccountPasswords;
  sessions: Sessions;
  directory: UserDirectory;
  news: SecurityNews;
  logger: Logger;
}

/** An account that its owner closes at once, for fear of somebody else. An operator opens it. */
export class AccountFreeze {
  private timer: NodeJS.Timeout | null = null;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(private readonly parts: AccountFreezeParts) {}

  /**
   * Ends every session, refuses new ones, holds back what was to be paid out and cancels what rests.
   * @throws AppError `invalid_credentials`.
   */
  async freeze(userId: string, password: string): Promise<void> {
    const { accountPasswords, sessions, directory, news, logger } = this.parts;
    await accountPasswords.confirm(userId, password, 'password');
    await news.with(userId, 'account_frozen', async () => {
      await UserModel.update({ isFrozen: true }, { where: { id: userId } });
      await sessions.revokeOthers(userId, null);
    });
    directory.invalidate(userId);
    try {
      await this.cancelOrders(userId);
    } catch (error) {
      // The account is frozen whatever the engine says; the sweep tries again.
      logger.warn('orders of a frozen account not cancelled yet', { userId, error });
    }
  }

  /**
   * Runs `work` while the account cannot be frozen: what it does is over before a freeze is answered.
   * @throws AppError `account_frozen` when it is frozen.
   */
  async whileUnfrozen<T>(userId: string, work: () => Promise<T>): Promise<T> {
    // Not a scope: the engine must not inherit a transaction that ends before its own work.
    const transaction = await this.parts.sequelize.transaction();
    try {
      const user = await UserModel.findByPk(userId, {
        attributes: ['id', 'isFrozen'],
        lock: transaction.LOCK.SHARE,
        transaction,
      });
      if (user?.isFrozen !== false) throw frozenError();
      return await work();
    } finally {
      await transaction.rollback();
    }
  }

  /** From now on orders that were missed are cancelled too. */
  start(): void {
    this.timer = setInterval(() => {
      this.sweeping = this.sweeping.then(() => this.sweepSafely());
    }, SWEEP_MS).unref();
  }

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.sweeping;
  }

  /** Cancels what rests on frozen accounts: a request may have been on its way when one was frozen. */
  async sweep(): Promise<void> {
    const rows = await this.parts.sequelize.query<{ id: string }>(
      `SELECT users.id FROM users WHERE users.is_frozen AND EXISTS (
         SELECT FROM orders WHERE orders.user_id = users.id AND orders.status = ANY($1))
       LIMIT $2`,
      { bind: [[...ACTIVE_STATUSES], SWEPT_USERS_MAX], type: QueryTypes.SELECT },
    );
    for (const { id } of rows) await this.cancelOrders(id);
  }

  private async sweepSafely(): Promise<void> {
    if (!this.parts.isLeading()) return;
    try {
      await this.sweep();
    } catch (error) {
      this.parts.logger.warn('orders of frozen accounts not cancelled yet', { error });
    }
  }

  private async cancelOrders(userId: string): Promise<void> {
    await this.parts.submitter.submit({
      command: { type: 'cancel_orders', userId, tokenId: null, side: null },
    });
  }
}

/** For the owner and for operators alike. */
export function frozenError(): AppError {
  return new AppError(
    'account_frozen',
    'The account is frozen by its owner. Support can lift it once the owner has been recognised.',
  );
}
