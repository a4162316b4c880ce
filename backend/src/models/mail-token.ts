import { DataTypes, Model, type InferAttributes, type Sequelize } from 'sequelize';

/** What a mailed link is for. */
export type MailTokenPurpose = 'reset_password' | 'verify_email' | 'change_email';

/** A link that was mailed and not opened yet. Its secret is kept as SHA-256 (hex) only. */
export class MailTokenModel extends Model<InferAttributes<MailTokenModel>> {
  declare userId: string;
  declare purpose: MailTokenPurpose;
  declare tokenHash: string;
  /** Where it was sent to. */
  declare email: string;
  declare createdAt: Date;
  declare expiresAt: Date;

  static register(sequelize: Sequelize): void {
    MailTokenModel.init(
      {
        userId: { type: DataTypes.UUID, primaryKey: true },
        purpose: { type: DataTypes.TEXT, primaryKey: true },
        tokenHash: { type: DataTypes.TEXT, allowNull: false },
        email: { type: DataTypes.TEXT, allowNull: false },
        createdAt: { type: DataTypes.DATE, allowNull: false },
        expiresAt: { type: DataTypes.DATE, allowNull: false },
      },
      {
        sequelize,
        modelName: 'MailToken',
        tableName: 'mail_tokens',
        underscored: true,
        timestamps: false,
      },
    );
  }
}
