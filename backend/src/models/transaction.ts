import {
  DataTypes,
  Model,
  type InferAttributes,
  type NonAttribute,
  type Sequelize,
} from 'sequelize';
import type { TransactionStatus, TransactionType } from '../contracts/index.ts';
import type { UserModel } from './user.ts';

/** A deposit, withdrawal or adjustment as a person reads it. Written by the single writer only. */
export class TransactionModel extends Model<InferAttributes<TransactionModel>> {
  declare id: string;
  declare userId: string;
  declare tokenId: number;
  declare type: TransactionType;
  declare amount: string;
  declare status: TransactionStatus;
  declare address: string | null;
  declare decidedBy: string | null;
  declare reason: string | null;
  declare createdAt: Date;
  declare updatedAt: Date;
  declare user?: NonAttribute<UserModel>;

  static register(sequelize: Sequelize): void {
    TransactionModel.init(
      {
        id: { type: DataTypes.BIGINT, primaryKey: true },
        userId: { type: DataTypes.UUID, allowNull: false },
        tokenId: { type: DataTypes.INTEGER, allowNull: false },
        type: { type: DataTypes.TEXT, allowNull: false },
        amount: { type: DataTypes.DECIMAL(36, 8), allowNull: false },
        status: { type: DataTypes.TEXT, allowNull: false },
        address: DataTypes.TEXT,
        decidedBy: DataTypes.UUID,
        reason: DataTypes.TEXT,
        createdAt: DataTypes.DATE,
        updatedAt: DataTypes.DATE,
      },
      {
        sequelize,
        modelName: 'Transaction',
        tableName: 'transactions',
        underscored: true,
        timestamps: false,
      },
    );
  }
}

export type TransactionRecord = InferAttributes<TransactionModel>;
