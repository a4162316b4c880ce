import { DataTypes, Model, type InferAttributes, type Sequelize } from 'sequelize';

/** Whether the house takes orders and withdrawals: one row. */
export class MaintenanceModel extends Model<InferAttributes<MaintenanceModel>> {
  declare id: number;
  declare isOn: boolean;
  declare message: string | null;
  declare changedAt: Date;

  static register(sequelize: Sequelize): void {
    MaintenanceModel.init(
      {
        id: { type: DataTypes.SMALLINT, primaryKey: true },
        isOn: { type: DataTypes.BOOLEAN, allowNull: false },
        message: DataTypes.TEXT,
        changedAt: { type: DataTypes.DATE, allowNull: false },
      },
      {
        sequelize,
        modelName: 'Maintenance',
        tableName: 'maintenance',
        underscored: true,
        timestamps: false,
      },
    );
  }
}
