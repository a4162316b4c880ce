import { DataTypes, Model, type InferAttributes, type Sequelize } from 'sequelize';

/** The one row that fences the single writer. Written by it only. */
export class EngineLeaderModel extends Model<InferAttributes<EngineLeaderModel>> {
  declare id: number;
  declare epoch: string;
  declare holder: string;
  declare acquiredAt: Date;
  declare lastBatchId: string;
  declare counters: Record<string, number>;

  static register(sequelize: Sequelize): void {
    EngineLeaderModel.init(
      {
        id: { type: DataTypes.SMALLINT, primaryKey: true },
        epoch: { type: DataTypes.BIGINT, allowNull: false },
        holder: { type: DataTypes.TEXT, allowNull: false },
        acquiredAt: { type: DataTypes.DATE, allowNull: false },
        lastBatchId: { type: DataTypes.BIGINT, allowNull: false },
        counters: { type: DataTypes.JSONB, allowNull: false },
      },
      {
        sequelize,
        modelName: 'EngineLeader',
        tableName: 'engine_leader',
        underscored: true,
        timestamps: false,
      },
    );
  }
}
