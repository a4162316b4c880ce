import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type NonAttribute,
  type Sequelize,
} from 'sequelize';
import type { UserModel } from './user.ts';

/** One sign-in on one device. Refresh tokens are kept as SHA-256 (hex) only. */
export class SessionModel extends Model<
  InferAttributes<SessionModel>,
  InferCreationAttributes<SessionModel>
> {
  declare id: string;
  declare userId: string;
  declare refreshTokenHash: string;
  /** The token before the last rotation. */
  declare previousTokenHash: CreationOptional<string | null>;
  declare rotatedAt: CreationOptional<Date | null>;
  declare ip: string | null;
  declare userAgent: string | null;
  declare createdAt: CreationOptional<Date>;
  declare lastUsedAt: Date;
  declare expiresAt: Date;
  declare revokedAt: CreationOptional<Date | null>;
  declare user?: NonAttribute<UserModel>;

  static register(sequelize: Sequelize): void {
    SessionModel.init(
      {
        id: { type: DataTypes.UUID, primaryKey: true },
        userId: { type: DataTypes.UUID, allowNull: false },
        refreshTokenHash: { type: DataTypes.TEXT, allowNull: false },
        previousTokenHash: DataTypes.TEXT,
        rotatedAt: DataTypes.DATE,
        ip: DataTypes.TEXT,
        userAgent: DataTypes.TEXT,
        createdAt: DataTypes.DATE,
        lastUsedAt: { type: DataTypes.DATE, allowNull: false },
        expiresAt: { type: DataTypes.DATE, allowNull: false },
        revokedAt: DataTypes.DATE,
      },
      {
        sequelize,
        modelName: 'Session',
        tableName: 'sessions',
        underscored: true,
        updatedAt: false,
      },
    );
  }
}
