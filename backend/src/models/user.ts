import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';
import type { KycStatus, Role } from '../contracts/index.ts';

/** Who trades or operates. E-mail is stored normalised; the house's own accounts are `isSystem`. */
export class UserModel extends Model<
  InferAttributes<UserModel>,
  InferCreationAttributes<UserModel>
> {
  declare id: string;
  declare email: string;
  declare username: string;
  declare passwordHash: string;
  declare role: CreationOptional<Role>;
  declare kycStatus: CreationOptional<KycStatus>;
  declare isActive: CreationOptional<boolean>;
  declare isSystem: CreationOptional<boolean>;
  /** Whether signing in and withdrawing ask for a code. */
  declare totpEnabled: CreationOptional<boolean>;
  /** By its owner, until an operator lifts it. */
  declare isFrozen: CreationOptional<boolean>;
  /** Null until a link sent to the address was opened. */
  declare emailVerifiedAt: CreationOptional<Date | null>;
  declare lastLoginAt: CreationOptional<Date | null>;
  declare createdAt: CreationOptional<Date>;
  declare updatedAt: CreationOptional<Date>;

  static register(sequelize: Sequelize): void {
    UserModel.init(
      {
        id: { type: DataTypes.UUID, primaryKey: true },
        email: { type: DataTypes.TEXT, allowNull: false },
        username: { type: DataTypes.TEXT, allowNull: false },
        passwordHash: { type: DataTypes.TEXT, allowNull: false },
        role: { type: DataTypes.TEXT, allowNull: false, defaultValue: 'user' },
        kycStatus: { type: DataTypes.TEXT, allowNull: false, defaultValue: 'none' },
        isActive: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true },
        isSystem: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
        totpEnabled: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
        isFrozen: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
        emailVerifiedAt: DataTypes.DATE,
        lastLoginAt: DataTypes.DATE,
        createdAt: DataTypes.DATE,
        updatedAt: DataTypes.DATE,
      },
      { sequelize, modelName: 'User', tableName: 'users', underscored: true },
    );
  }
}

export type UserRecord = InferAttributes<UserModel>;
