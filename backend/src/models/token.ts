import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';
import { LIMITS, type MarketState } from '../contracts/index.ts';

/**
 * A token and its market. State, rules and fees are changed by the single writer only; `name` and
 * `circulatingSupply` by the token service. Amounts are decimals as PostgreSQL prints them.
 */
export class TokenModel extends Model<
  InferAttributes<TokenModel>,
  InferCreationAttributes<TokenModel>
> {
  declare id: CreationOptional<number>;
  declare symbol: string;
  declare name: string;
  declare isQuote: CreationOptional<boolean>;
  declare state: CreationOptional<MarketState>;
  declare tickSize: string;
  declare lotSize: string;
  declare minQuantity: string;
  declare maxQuantity: string;
  declare minNotional: string;
  declare makerFeePpm: number;
  declare takerFeePpm: number;
  declare priceBandBps: CreationOptional<number>;
  declare maxOpenOrders: CreationOptional<number>;
  declare maxTriggers: CreationOptional<number>;
  declare breakerMoveBps: CreationOptional<number>;
  declare breakerWindowMinutes: CreationOptional<number>;
  declare breakerPauseMinutes: CreationOptional<number>;
  declare haltedUntil: CreationOptional<Date | null>;
  declare circulatingSupply: string;
  declare currentPrice: CreationOptional<string | null>;
  declare createdAt: CreationOptional<Date>;
  declare updatedAt: CreationOptional<Date>;

  static register(sequelize: Sequelize): void {
    // A new object each: Sequelize writes the column's name into it.
    const amount = () => ({ type: DataTypes.DECIMAL(36, 8), allowNull: false });
    TokenModel.init(
      {
        id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
        symbol: { type: DataTypes.TEXT, allowNull: false },
        name: { type: DataTypes.TEXT, allowNull: false },
        isQuote: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
        state: { type: DataTypes.TEXT, allowNull: false, defaultValue: 'halted' },
        tickSize: amount(),
        lotSize: amount(),
        minQuantity: amount(),
        maxQuantity: amount(),
        minNotional: amount(),
        makerFeePpm: { type: DataTypes.INTEGER, allowNull: false },
        takerFeePpm: { type: DataTypes.INTEGER, allowNull: false },
        priceBandBps: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
        maxOpenOrders: {
          type: DataTypes.INTEGER,
          allowNull: false,
          defaultValue: LIMITS.openOrdersPerMarketMax,
        },
        maxTriggers: {
          type: DataTypes.INTEGER,
          allowNull: false,
          defaultValue: LIMITS.triggersPerMarketMax,
        },
        breakerMoveBps: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
        breakerWindowMinutes: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 5 },
        breakerPauseMinutes: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 5 },
        haltedUntil: DataTypes.DATE,
        circulatingSupply: amount(),
        currentPrice: DataTypes.DECIMAL(36, 8),
        createdAt: DataTypes.DATE,
        updatedAt: DataTypes.DATE,
      },
      { sequelize, modelName: 'Token', tableName: 'tokens', underscored: true },
    );
  }
}
