import { DataTypes, Model, type InferAttributes, type Sequelize } from 'sequelize';

/** The outcome of a keyed command, for ever. Written by the single writer only. */
export class IdempotencyResultModel extends Model<InferAttributes<IdempotencyResultModel>> {
  declare userId: string;
  declare key: string;
  declare fingerprint: string;
  declare outcome: unknown;
  declare createdAt: Date;

  static register(sequelize: Sequelize): void {
    IdempotencyResultModel.init(
      {
        userId: { type: DataTypes.UUID, primaryKey: true },
        key: { type: DataTypes.TEXT, primaryKey: true },
        fingerprint: { type: DataTypes.TEXT, allowNull: false },
        outcome: { type: DataTypes.JSONB, allowNull: false },
        createdAt: DataTypes.DATE,
      },
      {
        sequelize,
        modelName: 'IdempotencyResult',
        tableName: 'idempotency_results',
        underscored: true,
        timestamps: false,
      },
    );
  }
}
