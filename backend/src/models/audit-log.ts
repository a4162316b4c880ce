import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type NonAttribute,
  type Sequelize,
} from 'sequelize';
import type { AuditEntry, Role } from '../contracts/index.ts';
import type { UserModel } from './user.ts';

/** Who changed what, and why. Append-only; committed with the change that it tells of. */
export class AuditLogModel extends Model<
  InferAttributes<AuditLogModel>,
  InferCreationAttributes<AuditLogModel>
> {
  declare id: CreationOptional<string>;
  declare actorId: string;
  /** At the time of the change. */
  declare actorRole: Role;
  declare action: string;
  declare targetType: AuditEntry['targetType'];
  declare targetId: string;
  declare before: Record<string, unknown> | null;
  declare after: Record<string, unknown> | null;
  declare reason: string;
  declare ip: string | null;
  declare requestId: string;
  declare createdAt: CreationOptional<Date>;
  declare actor?: NonAttribute<UserModel>;

  static register(sequelize: Sequelize): void {
    AuditLogModel.init(
      {
        id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
        actorId: { type: DataTypes.UUID, allowNull: false },
        actorRole: { type: DataTypes.TEXT, allowNull: false },
        action: { type: DataTypes.TEXT, allowNull: false },
        targetType: { type: DataTypes.TEXT, allowNull: false },
        targetId: { type: DataTypes.TEXT, allowNull: false },
        before: DataTypes.JSONB,
        after: DataTypes.JSONB,
        reason: { type: DataTypes.TEXT, allowNull: false },
        ip: DataTypes.TEXT,
        requestId: { type: DataTypes.TEXT, allowNull: false },
        createdAt: DataTypes.DATE,
      },
      {
        sequelize,
        modelName: 'AuditLog',
        tableName: 'audit_log',
        underscored: true,
        updatedAt: false,
      },
    );
  }
}

export type AuditLogRecord = InferAttributes<AuditLogModel>;
