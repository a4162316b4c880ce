import { Transaction, UniqueConstraintError, type Sequelize } from 'sequelize';
import {
  KYC_REQUIRED_KINDS,
  LIMITS,
  type KycProfile,
  type KycStatus,
} from '../../contracts/index.ts';
import { AppError } from '../../lib/app-error.ts';
import { assert } from '../../lib/assert.ts';
import type { Clock } from '../../lib/clock.ts';
import { KycCheckModel, type KycCheckRecord } from '../../models/kyc-check.ts';
import {
  DOCUMENT_METADATA,
  KycDocumentModel,
  type KycDocumentMetadata,
} from '../../models/kyc-document.ts';
import { UserModel } from '../../models/user.ts';
import type { UserDirectory } from '../user-directory.ts';
import { STATUS_OF_CHECK } from './align-check.ts';
import { isOfAge } from './is-of-age.ts';

/** A user's identity check as its owner may see it. */
export interface OwnIdentityCheck {
  status: KycStatus;
  /** The latest submission; null before the first, and when an operator has set the status apart from it. */
  check: KycCheckRecord | null;
  documents: KycDocumentMetadata[];
}

export interface IdentityCheckParts {
  sequelize: Sequelize;
  directory: UserDirectory;
  clock: Clock;
}

/** A user's own identity check: what they submit, and where it stands. */
export class IdentityChecks {
  constructor(private readonly parts: IdentityCheckParts) {}

  async get(userId: string): Promise<OwnIdentityCheck> {
    const user = await UserModel.findByPk(userId, { attributes: ['kycStatus'] });
    assert(user !== null, 'whoever asks exists');
    const status = user.kycStatus;
    const row = await KycCheckModel.findOne({ where: { userId }, order: [['id', 'DESC']] });
    const check = row === null || STATUS_OF_CHECK[row.status] !== status ? null : plainOf(row);
    const isSubmitted = check?.status === 'pending' || check?.status === 'approved';
    return { status, check, documents: await documentsOf(userId, isSubmitted ? check.id : null) };
  }

  /**
   * Submits the profile with every document that was uploaded. Of two at once, one takes effect.
   * @throws AppError `conflict` while a check is pending or approved, `validation_failed` for who is
   *   too young or has not uploaded what is required.
   */
  async submit(userId: string, profile: KycProfile): Promise<OwnIdentityCheck> {
    const { sequelize, clock, directory } = this.parts;
    const submittedAt = new Date(clock.nowMs());
    if (!isOfAge(profile.birthDate, clock.nowMs())) {
      throw invalidError([
        { field: 'birthDate', message: `must be at least ${LIMITS.kycAgeYearsMin} years ago` },
      ]);
    }
    try {
      await sequelize.transaction(async () => {
        const user = await lockWhoMaySubmit(userId);
        await requireDocuments(userId);
        const check = await KycCheckModel.create({
          ...profile,
          userId,
          status: 'pending',
          submittedAt,
        });
        await KycDocumentModel.update({ checkId: check.id }, { where: { userId, checkId: null } });
        await user.update({ kycStatus: 'pending' });
      });
    } catch (error) {
      if (error instanceof UniqueConstraintError) throw submittedError('pending');
      throw error;
    }
    directory.invalidate(userId);
    return this.get(userId);
  }
}

/**
 * Inside a transaction, holds the user's row so that submitting, uploading and deciding come one after
 * the other. The lock does not stand in the way of rows that refer to the user, such as orders.
 * @throws AppError `conflict` while a check is pending or approved.
 */
export async function lockWhoMaySubmit(userId: string): Promise<UserModel> {
  const user = await UserModel.findByPk(userId, { lock: Transaction.LOCK.NO_KEY_UPDATE });
  assert(user !== null, 'whoever submits exists');
  if (user.kycStatus === 'approved') throw submittedError('approved');
  // An operator may have set `pending` by hand, for somebody who has submitted nothing yet.
  const pending = await KycCheckModel.count({ where: { userId, status: 'pending' } });
  if (pending > 0) throw submittedError('pending');
  return user;
}

export async function documentsOf(
  userId: string,
  checkId: string | null,
): Promise<KycDocumentMetadata[]> {
  return KycDocumentModel.findAll({
    attributes: [...DOCUMENT_METADATA],
    where: { userId, checkId },
    order: [['id', 'ASC']],
  });
}

async function requireDocuments(userId: string): Promise<void> {
  const kinds = (await documentsOf(userId, null)).map(({ kind }) => kind);
  const missing = KYC_REQUIRED_KINDS.filter((kind) => !kinds.includes(kind));
  if (missing.length === 0) return;
  throw invalidError(
    missing.map((kind) => ({ field: 'documents', message: `must include one of kind ${kind}` })),
  );
}

function plainOf(row: KycCheckModel): KycCheckRecord {
  return row.get({ plain: true });
}

function submittedError(status: 'pending' | 'approved'): AppError {
  return new AppError(
    'conflict',
    status === 'pending'
      ? 'Your identity check is pending already.'
      : 'Your identity is verified already.',
  );
}

function invalidError(details: { field: string; message: string }[]): AppError {
  return new AppError('validation_failed', 'The request is not valid.', { details });
}
