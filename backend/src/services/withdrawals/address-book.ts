import { Op, type Sequelize } from 'sequelize';
import { LIMITS, type WithdrawalAddressBody } from '../../contracts/index.ts';
import { AppError } from '../../lib/app-error.ts';
import type { Clock } from '../../lib/clock.ts';
import {
  WithdrawalAddressModel,
  type WithdrawalAddressRecord,
} from '../../models/withdrawal-address.ts';
import type { NotificationDraft, NotificationLog } from '../notifications/notification-log.ts';
import { requireToken } from '../refusal-error.ts';
import type { TokenRegistry } from '../token-registry.ts';
import { lockPolicy } from './lock-policy.ts';

const HOUR_MS = 3_600_000;
const ADDRESS_ID_PATTERN = /^[1-9]\d{0,17}$/;
/** Of one user, for withdrawals that are sent again under their keys. */
const DELETED_ADDRESSES_MAX = 100;

export interface AddressBookParts {
  sequelize: Sequelize;
  log: NotificationLog;
  tokens: TokenRegistry;
  clock: Clock;
  /** How long a new address waits before withdrawals may name it. */
  coolOffHours: number;
}

/** Where users withdraw to. A new address waits, so that its owner has time to notice a stranger's. */
export class AddressBook {
  constructor(private readonly parts: AddressBookParts) {}

  get coolOffHours(): number {
    return this.parts.coolOffHours;
  }

  /** Newest first; at most `LIMITS.withdrawalAddressesMax`. */
  async list(userId: string): Promise<WithdrawalAddressRecord[]> {
    const rows = await WithdrawalAddressModel.findAll({
      where: { userId, deletedAt: null },
      order: [['id', 'DESC']],
    });
    return rows.map((row) => row.get({ plain: true }));
  }

  /**
   * Tells the user, in the same transaction.
   * @throws AppError `unknown_token`, and `conflict` for an address that is there already or when the
   *   book is full.
   */
  add(userId: string, body: WithdrawalAddressBody): Promise<WithdrawalAddressRecord> {
    const { log, tokens } = this.parts;
    const tokenId = requireToken(tokens, body.tokenId).id;
    const label = body.label.trim();
    return log.record(async () => {
      const record = await this.insert({ userId, tokenId, label, address: body.address });
      return { drafts: [draftOf(record)], result: record };
    });
  }

  /** Withdrawals may not name it from now on. @throws AppError `not_found`, for another's too. */
  remove(userId: string, id: string): Promise<WithdrawalAddressRecord> {
    const { sequelize, clock } = this.parts;
    return sequelize.transaction(async () => {
      await lockPolicy(sequelize, userId, clock.nowMs());
      const row = ADDRESS_ID_PATTERN.test(id)
        ? await WithdrawalAddressModel.findOne({ where: { id, userId, deletedAt: null } })
        : null;
      if (row === null) throw new AppError('not_found', 'There is no such address.');
      await row.update({ deletedAt: new Date(clock.nowMs()) });
      return row.get({ plain: true });
    });
  }

  /**
   * The address that a withdrawal names, deleted ones included: whether it may be used now is decided
   * with the withdrawal.
   * @throws AppError `not_found` for another's, `validation_failed` for another token's.
   */
  async resolve(userId: string, tokenId: number, id: string): Promise<WithdrawalAddressRecord> {
    const row = ADDRESS_ID_PATTERN.test(id)
      ? await WithdrawalAddressModel.findOne({ where: { id, userId } })
      : null;
    if (row === null) throw noSuchAddress();
    if (row.tokenId !== tokenId) {
      throw new AppError('validation_failed', 'The request is not valid.', {
        details: [{ field: 'addressId', message: 'names an address of another token' }],
      });
    }
    return row.get({ plain: true });
  }

  private async insert(
    fields: Pick<WithdrawalAddressRecord, 'userId' | 'tokenId' | 'label' | 'address'>,
  ): Promise<WithdrawalAddressRecord> {
    const { sequelize, clock, coolOffHours } = this.parts;
    const nowMs = clock.nowMs();
    const { userId, tokenId, address } = fields;
    await lockPolicy(sequelize, userId, nowMs);
    const others = await WithdrawalAddressModel.findAll({ where: { userId, deletedAt: null } });
    if (others.some((other) => other.tokenId === tokenId && other.address === address)) {
      throw new AppError('conflict', 'This address is in your address book already.', {
        details: [{ field: 'address', message: 'is in your address book already' }],
      });
    }
    if (others.length >= LIMITS.withdrawalAddressesMax) {
      throw new AppError(
        'conflict',
        `You have ${LIMITS.withdrawalAddressesMax} addresses already. Delete one first.`,
      );
    }
    await forgetOldest(userId);
    const row = await WithdrawalAddressModel.create({
      ...fields,
      createdAt: new Date(nowMs),
      usableFrom: new Date(nowMs + coolOffHours * HOUR_MS),
    });
    return row.get({ plain: true });
  }
}

/** For an `addressId` that names nothing of its sender's. */
export function noSuchAddress(): AppError {
  return new AppError('not_found', 'There is no such address in your address book.', {
    details: [{ field: 'addressId', message: 'names no address of yours' }],
  });
}

async function forgetOldest(userId: string): Promise<void> {
  const [oldestKept] = await WithdrawalAddressModel.findAll({
    attributes: ['id'],
    where: { userId, deletedAt: { [Op.ne]: null } },
    order: [['id', 'DESC']],
    offset: DELETED_ADDRESSES_MAX - 1,
    limit: 1,
  });
  if (oldestKept === undefined) return;
  await WithdrawalAddressModel.destroy({
    where: { userId, deletedAt: { [Op.ne]: null }, id: { [Op.lt]: oldestKept.id } },
  });
}

function draftOf(record: WithdrawalAddressRecord): NotificationDraft {
  const { id, userId, tokenId, label, address, createdAt, usableFrom } = record;
  return {
    userId,
    kind: 'security',
    tokenId,
    referenceId: id,
    data: {
      event: 'withdrawal_address_added',
      label,
      address,
      usableFrom: usableFrom.toISOString(),
    },
    source: `withdrawal_address:${id}`,
    timeMs: createdAt.getTime(),
  };
}
