import { DataTypes, Model, type InferAttributes, type Sequelize } from 'sequelize';

/** What one user owns of one token. Written by the single writer only. */
export class WalletModel extends Model<InferAttributes<WalletModel>> {
  declare userId: string;
  declare tokenId: number;
  /** All that is owned. */
  declare balance: string;
  /** The part reserved by open orders and held withdrawals. */
  declare lockedBalance: string;
  declare version: string;
  declare isSystem: boolean;
  declare updatedAt: Date;

  static register(sequelize: Sequelize): void {
    WalletModel.init(
      {
        userId: { type: DataTypes.UUID, primaryKey: true },
        tokenId: { type: DataTypes.INTEGER, primaryKey: true },
        balance: { type: DataTypes.DECIMAL(36, 8), allowNull: false },
        lockedBalance: { type: DataTypes.DECIMAL(36, 8), allowNull: false },
        version: { type: DataTypes.BIGINT, allowNull: false },
        isSystem: { type: DataTypes.BOOLEAN, allowNull: false },
        updatedAt: DataTypes.DATE,
      },
      {
        sequelize,
        modelName: 'Wallet',
        tableName: 'wallets',
        underscored: true,
        timestamps: false,
      },
    );
  }
}
