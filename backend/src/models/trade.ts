import { DataTypes, Model, type InferAttributes, type Sequelize } from 'sequelize';
import type { Side } from '../contracts/index.ts';

/** One match of two orders. Append-only, written by the single writer. */
export class TradeModel extends Model<InferAttributes<TradeModel>> {
  declare id: string;
  declare tokenId: number;
  declare price: string;
  declare quantity: string;
  declare quoteAmount: string;
  declare buyOrderId: string;
  declare sellOrderId: string;
  declare buyerId: string;
  declare sellerId: string;
  declare takerSide: Side;
  /** In the token. */
  declare buyerFee: string;
  /** In cash. */
  declare sellerFee: string;
  /** Parts per million of what each side received; null for trades from before rates were kept. */
  declare buyerFeePpm: number | null;
  declare sellerFeePpm: number | null;
  declare createdAt: Date;

  static register(sequelize: Sequelize): void {
    // A new object each: Sequelize writes the column's name into it.
    const amount = () => ({ type: DataTypes.DECIMAL(36, 8), allowNull: false });
    TradeModel.init(
      {
        id: { type: DataTypes.BIGINT, primaryKey: true },
        tokenId: { type: DataTypes.INTEGER, allowNull: false },
        price: amount(),
        quantity: amount(),
        quoteAmount: amount(),
        buyOrderId: { type: DataTypes.BIGINT, allowNull: false },
        sellOrderId: { type: DataTypes.BIGINT, allowNull: false },
        buyerId: { type: DataTypes.UUID, allowNull: false },
        sellerId: { type: DataTypes.UUID, allowNull: false },
        takerSide: { type: DataTypes.TEXT, allowNull: false },
        buyerFee: amount(),
        sellerFee: amount(),
        buyerFeePpm: DataTypes.INTEGER,
        sellerFeePpm: DataTypes.INTEGER,
        createdAt: DataTypes.DATE,
      },
      { sequelize, modelName: 'Trade', tableName: 'trades', underscored: true, timestamps: false },
    );
  }
}

export type TradeRecord = InferAttributes<TradeModel>;
