import { DataTypes, Model, type InferAttributes, type Sequelize } from 'sequelize';

/** The commands of one committed batch, in the order in which they were applied. */
export class EngineJournalModel extends Model<InferAttributes<EngineJournalModel>> {
  declare batchId: string;
  declare epoch: string;
  declare commandCount: number;
  declare commands: string;
  declare createdAt: Date;

  static register(sequelize: Sequelize): void {
    EngineJournalModel.init(
      {
        batchId: { type: DataTypes.BIGINT, primaryKey: true },
        epoch: { type: DataTypes.BIGINT, allowNull: false },
        commandCount: { type: DataTypes.INTEGER, allowNull: false },
        commands: { type: DataTypes.TEXT, allowNull: false },
        createdAt: DataTypes.DATE,
      },
      {
        sequelize,
        modelName: 'EngineJournal',
        tableName: 'engine_journal',
        underscored: true,
        timestamps: false,
      },
    );
  }
}
