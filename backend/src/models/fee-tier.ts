import { DataTypes, Model, type InferAttributes, type Sequelize } from 'sequelize';

/** Rates from a 30-day volume on. Amounts are decimals as PostgreSQL prints them. */
export class FeeTierModel extends Model<InferAttributes<FeeTierModel>> {
  declare minVolume: string;
  declare makerFeePpm: number;
  declare takerFeePpm: number;

  static register(sequelize: Sequelize): void {
    FeeTierModel.init(
      {
        minVolume: { type: DataTypes.DECIMAL(36, 8), primaryKey: true },
        makerFeePpm: { type: DataTypes.INTEGER, allowNull: false },
        takerFeePpm: { type: DataTypes.INTEGER, allowNull: false },
      },
      {
        sequelize,
        modelName: 'FeeTier',
        tableName: 'fee_tiers',
        underscored: true,
        timestamps: false,
      },
    );
  }
}

export type FeeTierRecord = InferAttributes<FeeTierModel>;
