import { DataTypes, Model, type InferAttributes, type Sequelize } from 'sequelize';

/** Stored widths; every other interval is folded from these. */
export type CandleWidth = '1m' | '5m' | '15m' | '1h' | '4h' | '6h' | '1d' | '3d';

/** What one market traded in one span of time. */
export class CandleModel extends Model<InferAttributes<CandleModel>> {
  declare tokenId: number;
  declare width: CandleWidth;
  declare openTime: Date;
  declare open: string;
  declare high: string;
  declare low: string;
  declare close: string;
  /** In the token. */
  declare volume: string;
  /** In cash. */
  declare quoteVolume: string;
  declare tradeCount: number;

  static register(sequelize: Sequelize): void {
    // A new object each: Sequelize writes the column's name into it.
    const amount = () => ({ type: DataTypes.DECIMAL(36, 8), allowNull: false });
    CandleModel.init(
      {
        tokenId: { type: DataTypes.INTEGER, primaryKey: true },
        width: { type: DataTypes.TEXT, primaryKey: true },
        openTime: { type: DataTypes.DATE, primaryKey: true },
        open: amount(),
        high: amount(),
        low: amount(),
        close: amount(),
        volume: amount(),
        quoteVolume: amount(),
        tradeCount: { type: DataTypes.INTEGER, allowNull: false },
      },
      {
        sequelize,
        modelName: 'Candle',
        tableName: 'candles',
        underscored: true,
        timestamps: false,
      },
    );
  }
}
