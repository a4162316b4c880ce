import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';
import type { AlertDirection, AlertStatus } from '../contracts/index.ts';

/** A price that a user waits for. It fires once and is kept until its owner deletes it. */
export class PriceAlertModel extends Model<
  InferAttributes<PriceAlertModel>,
  InferCreationAttributes<PriceAlertModel>
> {
  declare id: CreationOptional<string>;
  declare userId: string;
  declare tokenId: number;
  declare direction: AlertDirection;
  declare price: string;
  declare note: string;
  declare status: CreationOptional<AlertStatus>;
  /** The market's last trade when the alert was made. */
  declare afterTradeId: string;
  declare createdAt: Date;
  declare firedAt: CreationOptional<Date | null>;
  declare firedPrice: CreationOptional<string | null>;
  declare firedTradeId: CreationOptional<string | null>;

  static register(sequelize: Sequelize): void {
    PriceAlertModel.init(
      {
        id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
        userId: { type: DataTypes.UUID, allowNull: false },
        tokenId: { type: DataTypes.INTEGER, allowNull: false },
        direction: { type: DataTypes.TEXT, allowNull: false },
        price: { type: DataTypes.DECIMAL(36, 8), allowNull: false },
        note: { type: DataTypes.TEXT, allowNull: false },
        status: { type: DataTypes.TEXT, allowNull: false, defaultValue: 'active' },
        afterTradeId: { type: DataTypes.BIGINT, allowNull: false },
        createdAt: { type: DataTypes.DATE, allowNull: false },
        firedAt: DataTypes.DATE,
        firedPrice: DataTypes.DECIMAL(36, 8),
        firedTradeId: DataTypes.BIGINT,
      },
      {
        sequelize,
        modelName: 'PriceAlert',
        tableName: 'price_alerts',
        underscored: true,
        timestamps: false,
      },
    );
  }
}

export type PriceAlertRecord = InferAttributes<PriceAlertModel>;
