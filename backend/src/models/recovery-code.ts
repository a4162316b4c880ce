import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** Stands in for an authenticator app once. Only its hash is kept. */
export class RecoveryCodeModel extends Model<
  InferAttributes<RecoveryCodeModel>,
  InferCreationAttributes<RecoveryCodeModel>
> {
  declare userId: string;
  declare codeHash: string;
  declare usedAt: CreationOptional<Date | null>;

  static register(sequelize: Sequelize): void {
    RecoveryCodeModel.init(
      {
        userId: { type: DataTypes.UUID, primaryKey: true },
        codeHash: { type: DataTypes.TEXT, primaryKey: true },
        usedAt: DataTypes.DATE,
      },
      {
        sequelize,
        modelName: 'RecoveryCode',
        tableName: 'recovery_codes',
        underscored: true,
        timestamps: false,
      },
    );
  }
}
