import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type NonAttribute,
  type Sequelize,
} from 'sequelize';
import type { KycCheckStatus, KycDocumentType } from '../contracts/index.ts';
import type { UserModel } from './user.ts';

/** One submission for an identity check. A user has at most one that is pending. */
export class KycCheckModel extends Model<
  InferAttributes<KycCheckModel>,
  InferCreationAttributes<KycCheckModel>
> {
  declare id: CreationOptional<string>;
  declare userId: string;
  declare status: KycCheckStatus;
  declare fullName: string;
  /** YYYY-MM-DD. */
  declare birthDate: string;
  declare country: string;
  declare addressLine: string;
  declare city: string;
  declare postalCode: string;
  declare documentType: KycDocumentType;
  declare submittedAt: Date;
  declare reason: CreationOptional<string | null>;
  declare decidedAt: CreationOptional<Date | null>;
  declare decidedBy: CreationOptional<string | null>;
  declare user?: NonAttribute<UserModel>;

  static register(sequelize: Sequelize): void {
    KycCheckModel.init(
      {
        id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
        userId: { type: DataTypes.UUID, allowNull: false },
        status: { type: DataTypes.TEXT, allowNull: false },
        fullName: { type: DataTypes.TEXT, allowNull: false },
        birthDate: { type: DataTypes.DATEONLY, allowNull: false },
        country: { type: DataTypes.TEXT, allowNull: false },
        addressLine: { type: DataTypes.TEXT, allowNull: false },
        city: { type: DataTypes.TEXT, allowNull: false },
        postalCode: { type: DataTypes.TEXT, allowNull: false },
        documentType: { type: DataTypes.TEXT, allowNull: false },
        submittedAt: { type: DataTypes.DATE, allowNull: false },
        reason: DataTypes.TEXT,
        decidedAt: DataTypes.DATE,
        decidedBy: DataTypes.UUID,
      },
      {
        sequelize,
        modelName: 'KycCheck',
        tableName: 'kyc_checks',
        underscored: true,
        timestamps: false,
      },
    );
  }
}

export type KycCheckRecord = InferAttributes<KycCheckModel>;
