import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** Where a user withdraws one token to. */
export class WithdrawalAddressModel extends Model<
  InferAttributes<WithdrawalAddressModel>,
  InferCreationAttributes<WithdrawalAddressModel>
> {
  declare id: CreationOptional<string>;
  declare userId: string;
  declare tokenId: number;
  declare label: string;
  declare address: string;
  declare createdAt: Date;
  declare usableFrom: Date;
  declare deletedAt: CreationOptional<Date | null>;

  static register(sequelize: Sequelize): void {
    WithdrawalAddressModel.init(
      {
        id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
        userId: { type: DataTypes.UUID, allowNull: false },
        tokenId: { type: DataTypes.INTEGER, allowNull: false },
        label: { type: DataTypes.TEXT, allowNull: false },
        address: { type: DataTypes.TEXT, allowNull: false },
        createdAt: { type: DataTypes.DATE, allowNull: false },
        usableFrom: { type: DataTypes.DATE, allowNull: false },
        deletedAt: DataTypes.DATE,
      },
      {
        sequelize,
        modelName: 'WithdrawalAddress',
        tableName: 'withdrawal_addresses',
        underscored: true,
        timestamps: false,
      },
    );
  }
}

export type WithdrawalAddressRecord = InferAttributes<WithdrawalAddressModel>;
