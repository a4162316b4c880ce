import { DataTypes, Model, type InferAttributes, type Sequelize } from 'sequelize';
import type { NotificationKind } from '../contracts/index.ts';

/** Something that a user should know of. Written by the notification log only. */
export class NotificationModel extends Model<InferAttributes<NotificationModel>> {
  declare id: string;
  declare userId: string;
  declare kind: NotificationKind;
  declare tokenId: number | null;
  declare referenceId: string | null;
  declare data: Record<string, string>;
  /** What happened, unique per user. */
  declare source: string;
  declare createdAt: Date;
  declare readAt: Date | null;

  static register(sequelize: Sequelize): void {
    NotificationModel.init(
      {
        id: { type: DataTypes.BIGINT, primaryKey: true },
        userId: { type: DataTypes.UUID, allowNull: false },
        kind: { type: DataTypes.TEXT, allowNull: false },
        tokenId: DataTypes.INTEGER,
        referenceId: DataTypes.TEXT,
        data: { type: DataTypes.JSONB, allowNull: false },
        source: { type: DataTypes.TEXT, allowNull: false },
        createdAt: { type: DataTypes.DATE, allowNull: false },
        readAt: DataTypes.DATE,
      },
      {
        sequelize,
        modelName: 'Notification',
        tableName: 'notifications',
        underscored: true,
        timestamps: false,
      },
    );
  }
}

export type NotificationRecord = InferAttributes<NotificationModel>;
