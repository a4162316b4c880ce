import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** The secret of a user's authenticator app, sealed, and what was tried against it. */
export class TotpCredentialModel extends Model<
  InferAttributes<TotpCredentialModel>,
  InferCreationAttributes<TotpCredentialModel>
> {
  declare userId: string;
  declare sealedSecret: Buffer;
  /** The last step of 30 seconds whose code was accepted. */
  declare lastStep: CreationOptional<string>;
  declare failedCount: CreationOptional<number>;
  /** Null when nothing has failed since the last success. */
  declare failedSince: CreationOptional<Date | null>;
  declare createdAt: Date;

  static register(sequelize: Sequelize): void {
    TotpCredentialModel.init(
      {
        userId: { type: DataTypes.UUID, primaryKey: true },
        sealedSecret: { type: DataTypes.BLOB, allowNull: false },
        lastStep: { type: DataTypes.BIGINT, allowNull: false, defaultValue: '0' },
        failedCount: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
        failedSince: DataTypes.DATE,
        createdAt: { type: DataTypes.DATE, allowNull: false },
      },
      {
        sequelize,
        modelName: 'TotpCredential',
        tableName: 'totp_credentials',
        underscored: true,
        timestamps: false,
      },
    );
  }
}
