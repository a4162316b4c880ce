import type { Sequelize } from 'sequelize';
import { AppError } from '../../lib/app-error.ts';
import { assert } from '../../lib/assert.ts';
import type { Clock } from '../../lib/clock.ts';
import { formatAmount, parseStored } from '../../lib/decimal.ts';
import type { Logger } from '../../lib/logger.ts';
import { IdempotencyResultModel } from '../../models/idempotency-result.ts';
import { UserModel } from '../../models/user.ts';
import {
  WithdrawalAddressModel,
  type WithdrawalAddressRecord,
} from '../../models/withdrawal-address.ts';
import type { CommandOutcome, IdempotencyKey } from '../command-request.ts';
import type { MarketDataReader } from '../market-data-reader.ts';
import { keyReusedError } from '../refusal-error.ts';
import type { TokenRecord, TokenRegistry } from '../token-registry.ts';
import { noSuchAddress, type AddressBook } from './address-book.ts';
import { cashValueOf, tighterWindow, windowsOf } from './limit-window.ts';
import { lockPolicy } from './lock-policy.ts';
import type { Reservation, Reservations } from './reservations.ts';

/** How long the engine may leave an admitted withdrawal waiting. Far less than an outcome stays open. */
const SUBMIT_WITHIN_MS = 5_000;

/** A withdrawal as its owner asks for it. */
export interface WithdrawalRequest {
  token: TokenRecord;
  amountAtoms: bigint;
  destination: Destination;
  idempotency: IdempotencyKey;
}

/** Where it goes: an entry of the address book, or any address. */
export interface Destination {
  address: string;
  entry: WithdrawalAddressRecord | null;
}

export interface Admission {
  /** What is counted for it; null when its outcome is known from before. */
  reservation: Reservation | null;
  /** Executed later than this, it might not be counted. */
  deadlineMs: number;
}

interface WithdrawalAdmissionParts {
  sequelize: Sequelize;
  addresses: AddressBook;
  reservations: Reservations;
  tokens: TokenRegistry;
  prices: Pick<MarketDataReader, 'lastPrice'>;
  clock: Clock;
  logger: Logger;
}

/**
 * Lets a withdrawal through to the engine when its destination and its owner's limits allow it.
 *
 * The engine cannot count cash values of the last month, and this process may not be the only one. So
 * the value is reserved first, in a transaction that holds the lock of the owner's policy: of any
 * number at the same time, only what fits is reserved. Then the engine is asked, and its answer makes
 * the reservation final or frees it. What a crash leaves between the two is found by the key under
 * which the engine keeps its outcome, by whoever looks next.
 */
export class WithdrawalAdmission {
  constructor(private readonly parts: WithdrawalAdmissionParts) {}

  /** @throws AppError `not_found` or `validation_failed` naming `addressId`. */
  async destinationOf(
    userId: string,
    tokenId: number,
    named: { address?: string; addressId?: string },
  ): Promise<Destination> {
    if (named.address !== undefined) return { address: named.address, entry: null };
    assert(named.addressId !== undefined, 'a withdrawal names its destination');
    const entry = await this.parts.addresses.resolve(userId, tokenId, named.addressId);
    return { address: entry.address, entry };
  }

  /**
   * @throws AppError `kyc_required`, `address_not_allowed`, `address_cooling_off`,
   *   `withdrawal_value_unknown`, `withdrawal_limit_exceeded`, `idempotency_key_reused`. The key stays
   *   free.
   */
  admit(request: WithdrawalRequest): Promise<Admission> {
    const { sequelize, clock } = this.parts;
    return sequelize.transaction(async () => {
      const { userId } = request.idempotency;
      const { allowListOnly } = await lockPolicy(sequelize, userId, clock.nowMs());
      const reservation = await this.reserve(request, allowListOnly, clock.nowMs());
      return { reservation, deadlineMs: clock.nowMs() + SUBMIT_WITHIN_MS };
    });
  }

  /** Makes the reservation final, or frees it. What cannot be written now is found out later. */
  async settle({ reservation }: Admission, outcome: CommandOutcome): Promise<void> {
    if (reservation === null) return;
    const { reservations, logger } = this.parts;
    const first = outcome.kind === 'repeated' ? outcome.outcome : outcome;
    try {
      if (first.kind === 'refused') await reservations.release(reservation);
      else if (first.kind === 'transaction') {
        const id = 'transaction' in first ? first.transaction.id : first.transactionId;
        await reservations.confirm(reservation, id);
      }
    } catch (error) {
      logger.warn('a withdrawal is counted as unknown until it is looked up', { error });
    }
  }

  private async reserve(
    request: WithdrawalRequest,
    allowListOnly: boolean,
    nowMs: number,
  ): Promise<Reservation | null> {
    const { token, amountAtoms, destination, idempotency } = request;
    const { reservations } = this.parts;
    const { userId, key } = idempotency;
    // Sent again: the engine answers as it did, whatever the rules are now.
    if ((await IdempotencyResultModel.count({ where: { userId, key } })) > 0) return null;
    await reservations.reconcile(userId, nowMs);
    const pending = await reservations.find(idempotency);
    if (pending !== null && pending.fingerprint !== idempotency.fingerprint) throw keyReusedError();
    await requireAllowed(userId, token.id, destination, allowListOnly, nowMs);
    if (pending !== null) {
      // Counted already, by a try whose outcome nobody knows yet.
      await pending.update({ submittedAt: new Date(nowMs) });
      const valueAtoms = parseStored(pending.value);
      return { ...idempotency, valueAtoms, createdAtMs: pending.createdAt.getTime() };
    }
    const reservation = {
      ...idempotency,
      valueAtoms: this.valueOf(token, amountAtoms),
      createdAtMs: nowMs,
    };
    await this.requireWithinLimits(userId, reservation.valueAtoms, nowMs);
    await reservations.prune(userId, nowMs);
    await reservations.insert(reservation);
    return reservation;
  }

  /** @throws AppError `withdrawal_value_unknown`: what is worth nobody knows what fits into no limit. */
  private valueOf(token: TokenRecord, amountAtoms: bigint): bigint {
    if (token.isQuote) return amountAtoms;
    const priceAtoms = this.parts.prices.lastPrice(token.id);
    if (priceAtoms !== null) return cashValueOf(amountAtoms, priceAtoms);
    throw new AppError(
      'withdrawal_value_unknown',
      `${token.symbol} has no price yet, so the withdrawal cannot be counted against your limits.`,
    );
  }

  private async requireWithinLimits(
    userId: string,
    valueAtoms: bigint,
    nowMs: number,
  ): Promise<void> {
    // Not the caller's record, which may be seconds old.
    const user = await UserModel.findByPk(userId, { attributes: ['kycStatus'] });
    const kycStatus = user?.kycStatus ?? 'none';
    if (kycStatus !== 'approved') {
      throw new AppError('kyc_required', 'Withdrawals need an approved identity check.');
    }
    const windows = windowsOf(kycStatus, await this.parts.reservations.usage(userId, nowMs));
    const name = tighterWindow(windows);
    const { remainingAtoms, freesAtMs } = windows[name];
    if (valueAtoms <= remainingAtoms) return;
    const { symbol } = this.parts.tokens.quote;
    const limit = name === 'day' ? '24-hour limit' : '30-day limit';
    const more = freesAtMs === null ? '' : `, more from ${new Date(freesAtMs).toISOString()} on`;
    const left = `${formatAmount(remainingAtoms)} ${symbol} of the ${limit} remain${more}`;
    const value = `${formatAmount(valueAtoms)} ${symbol}`;
    throw new AppError('withdrawal_limit_exceeded', `The withdrawal is worth ${value}; ${left}.`, {
      details: [{ field: 'amount', message: `is worth ${value}; ${left}` }],
    });
  }
}

/** @throws AppError `not_found`, `address_not_allowed` or `address_cooling_off`. */
async function requireAllowed(
  userId: string,
  tokenId: number,
  { address, entry }: Destination,
  allowListOnly: boolean,
  nowMs: number,
): Promise<void> {
  if (entry === null && !allowListOnly) return;
  const field = entry === null ? 'address' : 'addressId';
  // Read again under the lock: an entry may have been deleted since it was resolved.
  const current = await WithdrawalAddressModel.findOne({
    where: {
      userId,
      deletedAt: null,
      ...(entry === null ? { tokenId, address } : { id: entry.id }),
    },
  });
  if (current === null) {
    if (entry !== null) throw noSuchAddress();
    throw new AppError(
      'address_not_allowed',
      'Allow-list mode is on: withdrawals go only to addresses of your address book.',
      { details: [{ field, message: 'is not in your address book' }] },
    );
  }
  if (current.usableFrom.getTime() <= nowMs) return;
  const time = current.usableFrom.toISOString();
  throw new AppError('address_cooling_off', `This address can be used from ${time} on.`, {
    details: [{ field, message: `can be used from ${time} on` }],
  });
}
