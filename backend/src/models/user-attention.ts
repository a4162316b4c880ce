import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';
import type { NotificationKind } from '../contracts/index.ts';

/** What a user does not want to be told, and when they were last there. */
export class UserAttentionModel extends Model<
  InferAttributes<UserAttentionModel>,
  InferCreationAttributes<UserAttentionModel>
> {
  declare userId: string;
  declare mutedKinds: CreationOptional<NotificationKind[]>;
  declare seenAt: CreationOptional<Date | null>;
  declare seenTradeId: CreationOptional<string | null>;
  /** The latest absence: from then, and the trades `awayFromTradeId < id <= awayUntilTradeId`. */
  declare awayFrom: CreationOptional<Date | null>;
  declare awayFromTradeId: CreationOptional<string | null>;
  declare awayUntilTradeId: CreationOptional<string | null>;

  static register(sequelize: Sequelize): void {
    UserAttentionModel.init(
      {
        userId: { type: DataTypes.UUID, primaryKey: true },
        mutedKinds: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false, defaultValue: [] },
        seenAt: DataTypes.DATE,
        seenTradeId: DataTypes.BIGINT,
        awayFrom: DataTypes.DATE,
        awayFromTradeId: DataTypes.BIGINT,
        awayUntilTradeId: DataTypes.BIGINT,
      },
      {
        sequelize,
        modelName: 'UserAttention',
        tableName: 'user_attention',
        underscored: true,
        timestamps: false,
      },
    );
  }
}
