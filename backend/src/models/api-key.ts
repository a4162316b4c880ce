import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type NonAttribute,
  type Sequelize,
} from 'sequelize';
import type { ApiKeyPermission } from '../contracts/index.ts';
import type { UserModel } from './user.ts';

/** A key that a user's programs sign requests with. Its secret is stored sealed. */
export class ApiKeyModel extends Model<
  InferAttributes<ApiKeyModel>,
  InferCreationAttributes<ApiKeyModel>
> {
  declare id: CreationOptional<string>;
  declare userId: string;
  declare label: string;
  declare apiKey: string;
  declare sealedSecret: Buffer;
  declare permissions: ApiKeyPermission[];
  declare allowedIps: string[];
  declare isEnabled: CreationOptional<boolean>;
  /** Rises with each change of what the key may do. */
  declare version: CreationOptional<number>;
  declare expiresAt: Date | null;
  declare createdAt: Date;
  declare lastUsedAt: CreationOptional<Date | null>;
  declare lastUsedIp: CreationOptional<string | null>;
  declare user?: NonAttribute<UserModel>;

  static register(sequelize: Sequelize): void {
    ApiKeyModel.init(
      {
        id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
        userId: { type: DataTypes.UUID, allowNull: false },
        label: { type: DataTypes.TEXT, allowNull: false },
        apiKey: { type: DataTypes.TEXT, allowNull: false },
        sealedSecret: { type: DataTypes.BLOB, allowNull: false },
        permissions: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
        allowedIps: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
        isEnabled: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true },
        version: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 1 },
        expiresAt: DataTypes.DATE,
        createdAt: { type: DataTypes.DATE, allowNull: false },
        lastUsedAt: DataTypes.DATE,
        lastUsedIp: DataTypes.TEXT,
      },
      {
        sequelize,
        modelName: 'ApiKey',
        tableName: 'api_keys',
        underscored: true,
        timestamps: false,
      },
    );
  }
}

export type ApiKeyRecord = InferAttributes<ApiKeyModel>;
