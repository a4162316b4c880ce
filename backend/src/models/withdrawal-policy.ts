import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** Where a user lets withdrawals go. Its row is the lock of everything about their withdrawals. */
export class WithdrawalPolicyModel extends Model<
  InferAttributes<WithdrawalPolicyModel>,
  InferCreationAttributes<WithdrawalPolicyModel>
> {
  declare userId: string;
  declare allowListOnly: CreationOptional<boolean>;
  /** When allow-list mode, switched off already, ends. */
  declare allowListUntil: CreationOptional<Date | null>;

  static register(sequelize: Sequelize): void {
    WithdrawalPolicyModel.init(
      {
        userId: { type: DataTypes.UUID, primaryKey: true },
        allowListOnly: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
        allowListUntil: DataTypes.DATE,
      },
      {
        sequelize,
        modelName: 'WithdrawalPolicy',
        tableName: 'withdrawal_policies',
        underscored: true,
        timestamps: false,
      },
    );
  }
}
