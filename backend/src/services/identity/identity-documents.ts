import type { Sequelize } from 'sequelize';
import { LIMITS, type KycContentType, type KycDocumentKind } from '../../contracts/index.ts';
import { AppError } from '../../lib/app-error.ts';
import type { Clock } from '../../lib/clock.ts';
import { KycDocumentModel, type KycDocumentMetadata } from '../../models/kyc-document.ts';
import { startsAs } from './file-signature.ts';
import { lockWhoMaySubmit } from './identity-checks.ts';

const ID_PATTERN = /^[1-9]\d{0,17}$/;

const TYPE_NAMES: Record<KycContentType, string> = {
  'image/png': 'a PNG image',
  'image/jpeg': 'a JPEG image',
  'application/pdf': 'a PDF file',
};

export interface NewDocument {
  kind: KycDocumentKind;
  contentType: KycContentType;
  content: Buffer;
}

/** The files that a user gathers before submitting. What was submitted is out of their reach. */
export class IdentityDocuments {
  constructor(
    private readonly sequelize: Sequelize,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws AppError `validation_failed` when the content is not what its type says, `conflict` while
   *   a check is pending or approved, or when there are as many documents as may be.
   */
  async add(userId: string, document: NewDocument): Promise<KycDocumentMetadata> {
    const { contentType, content } = document;
    if (!startsAs(content, contentType)) {
      throw new AppError('validation_failed', 'The request is not valid.', {
        details: [{ field: 'body', message: `is not ${TYPE_NAMES[contentType]}` }],
      });
    }
    const createdAt = new Date(this.clock.nowMs());
    return this.sequelize.transaction(async () => {
      await lockWhoMaySubmit(userId);
      const count = await KycDocumentModel.count({ where: { userId, checkId: null } });
      if (count >= LIMITS.kycDocumentsMax) {
        throw new AppError(
          'conflict',
          `You have uploaded ${LIMITS.kycDocumentsMax} documents already. Delete one first.`,
        );
      }
      const sizeBytes = content.length;
      return KycDocumentModel.create({ ...document, userId, sizeBytes, createdAt });
    });
  }

  /** @throws AppError `not_found`, also for another's and for what was submitted. */
  async remove(userId: string, id: string): Promise<KycDocumentMetadata> {
    return this.sequelize.transaction(async () => {
      const where = { id, userId, checkId: null };
      const row = ID_PATTERN.test(id)
        ? await KycDocumentModel.findOne({
            attributes: { exclude: ['content'] },
            where,
            lock: true,
          })
        : null;
      if (row === null) throw new AppError('not_found', 'There is no such document.');
      await row.destroy();
      return row;
    });
  }
}
