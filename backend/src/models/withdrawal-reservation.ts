import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** What one withdrawal takes of its owner's limits. */
export class WithdrawalReservationModel extends Model<
  InferAttributes<WithdrawalReservationModel>,
  InferCreationAttributes<WithdrawalReservationModel>
> {
  declare userId: string;
  /** The engine keeps the outcome under the same one. */
  declare key: string;
  declare fingerprint: string;
  /** In cash. */
  declare value: string;
  declare createdAt: Date;
  /** When the engine was last asked. */
  declare submittedAt: Date;
  /** Null while the outcome is unknown. */
  declare transactionId: CreationOptional<string | null>;

  static register(sequelize: Sequelize): void {
    WithdrawalReservationModel.init(
      {
        userId: { type: DataTypes.UUID, primaryKey: true },
        key: { type: DataTypes.TEXT, primaryKey: true },
        fingerprint: { type: DataTypes.TEXT, allowNull: false },
        value: { type: DataTypes.DECIMAL(36, 8), allowNull: false },
        createdAt: { type: DataTypes.DATE, allowNull: false },
        submittedAt: { type: DataTypes.DATE, allowNull: false },
        transactionId: DataTypes.BIGINT,
      },
      {
        sequelize,
        modelName: 'WithdrawalReservation',
        tableName: 'withdrawal_reservations',
        underscored: true,
        timestamps: false,
      },
    );
  }
}
