import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';
import type { KycContentType, KycDocumentKind } from '../contracts/index.ts';

/** A file that a user gave for an identity check. Once submitted, the database lets nobody change it. */
export class KycDocumentModel extends Model<
  InferAttributes<KycDocumentModel>,
  InferCreationAttributes<KycDocumentModel>
> {
  declare id: CreationOptional<string>;
  declare userId: string;
  /** Null until it is submitted. */
  declare checkId: CreationOptional<string | null>;
  declare kind: KycDocumentKind;
  declare contentType: KycContentType;
  declare content: Buffer;
  declare sizeBytes: number;
  declare createdAt: Date;

  static register(sequelize: Sequelize): void {
    KycDocumentModel.init(
      {
        id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
        userId: { type: DataTypes.UUID, allowNull: false },
        checkId: DataTypes.BIGINT,
        kind: { type: DataTypes.TEXT, allowNull: false },
        contentType: { type: DataTypes.TEXT, allowNull: false },
        content: { type: DataTypes.BLOB, allowNull: false },
        sizeBytes: { type: DataTypes.INTEGER, allowNull: false },
        createdAt: { type: DataTypes.DATE, allowNull: false },
      },
      {
        sequelize,
        modelName: 'KycDocument',
        tableName: 'kyc_documents',
        underscored: true,
        timestamps: false,
      },
    );
  }
}

/** Everything but the content: lists never read megabytes. */
export const DOCUMENT_METADATA = ['id', 'kind', 'contentType', 'sizeBytes', 'createdAt'] as const;

export type KycDocumentMetadata = Pick<
  InferAttributes<KycDocumentModel>,
  (typeof DOCUMENT_METADATA)[number]
>;
