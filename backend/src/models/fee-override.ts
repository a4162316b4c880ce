import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** Rates that one user pays from a time on, until another. Ended, never deleted. */
export class FeeOverrideModel extends Model<
  InferAttributes<FeeOverrideModel>,
  InferCreationAttributes<FeeOverrideModel>
> {
  declare id: CreationOptional<string>;
  declare userId: string;
  declare makerFeePpm: number;
  declare takerFeePpm: number;
  declare effectiveFrom: Date;
  /** Null: until further notice. Equal to the beginning: taken back before it began. */
  declare effectiveUntil: Date | null;
  declare reason: string;
  declare createdBy: string;
  declare createdAt: CreationOptional<Date>;

  static register(sequelize: Sequelize): void {
    FeeOverrideModel.init(
      {
        id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
        userId: { type: DataTypes.UUID, allowNull: false },
        makerFeePpm: { type: DataTypes.INTEGER, allowNull: false },
        takerFeePpm: { type: DataTypes.INTEGER, allowNull: false },
        effectiveFrom: { type: DataTypes.DATE, allowNull: false },
        effectiveUntil: DataTypes.DATE,
        reason: { type: DataTypes.TEXT, allowNull: false },
        createdBy: { type: DataTypes.UUID, allowNull: false },
        createdAt: DataTypes.DATE,
      },
      {
        sequelize,
        modelName: 'FeeOverride',
        tableName: 'fee_overrides',
        underscored: true,
        updatedAt: false,
      },
    );
  }
}

export type FeeOverrideRecord = InferAttributes<FeeOverrideModel>;
