import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';
import type { LoginOutcome } from '../contracts/index.ts';

/** Somebody signed in to an account, or tried to. */
export class LoginAttemptModel extends Model<
  InferAttributes<LoginAttemptModel>,
  InferCreationAttributes<LoginAttemptModel>
> {
  declare id: CreationOptional<string>;
  declare userId: string;
  declare outcome: LoginOutcome;
  declare ip: string | null;
  declare userAgent: string | null;
  declare createdAt: Date;

  static register(sequelize: Sequelize): void {
    LoginAttemptModel.init(
      {
        id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
        userId: { type: DataTypes.UUID, allowNull: false },
        outcome: { type: DataTypes.TEXT, allowNull: false },
        ip: DataTypes.TEXT,
        userAgent: DataTypes.TEXT,
        createdAt: { type: DataTypes.DATE, allowNull: false },
      },
      {
        sequelize,
        modelName: 'LoginAttempt',
        tableName: 'login_attempts',
        underscored: true,
        timestamps: false,
      },
    );
  }
}

export type LoginAttemptRecord = InferAttributes<LoginAttemptModel>;
