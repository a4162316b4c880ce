import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type NonAttribute,
  type Sequelize,
} from 'sequelize';
import type { AdjustmentStatus } from '../contracts/index.ts';
import type { UserModel } from './user.ts';

/** An adjustment of a balance as one operator proposed and another decided it. */
export class AdjustmentProposalModel extends Model<
  InferAttributes<AdjustmentProposalModel>,
  InferCreationAttributes<AdjustmentProposalModel>
> {
  declare id: CreationOptional<string>;
  declare userId: string;
  declare tokenId: number;
  /** Signed. */
  declare amount: string;
  /** In cash when it was proposed; null before the token's first trade. */
  declare value: string | null;
  declare houseTotal: string;
  declare reason: string;
  /** Expired ones stay `proposed`. */
  declare status: CreationOptional<Exclude<AdjustmentStatus, 'expired'>>;
  declare proposedBy: string;
  declare createdAt: Date;
  declare expiresAt: Date;
  declare decidedBy: CreationOptional<string | null>;
  declare decidedAt: CreationOptional<Date | null>;
  declare decisionReason: CreationOptional<string | null>;
  /** The audit record of an approval; written with its effect. */
  declare approval: CreationOptional<object | null>;
  declare attempt: CreationOptional<number>;
  declare transactionId: CreationOptional<string | null>;
  declare user?: NonAttribute<UserModel>;
  declare proposer?: NonAttribute<UserModel>;
  declare decider?: NonAttribute<UserModel | null>;

  static register(sequelize: Sequelize): void {
    AdjustmentProposalModel.init(
      {
        id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
        userId: { type: DataTypes.UUID, allowNull: false },
        tokenId: { type: DataTypes.INTEGER, allowNull: false },
        amount: { type: DataTypes.DECIMAL(36, 8), allowNull: false },
        value: DataTypes.DECIMAL(60, 8),
        houseTotal: { type: DataTypes.DECIMAL(36, 8), allowNull: false },
        reason: { type: DataTypes.TEXT, allowNull: false },
        status: { type: DataTypes.TEXT, allowNull: false, defaultValue: 'proposed' },
        proposedBy: { type: DataTypes.UUID, allowNull: false },
        createdAt: { type: DataTypes.DATE, allowNull: false },
        expiresAt: { type: DataTypes.DATE, allowNull: false },
        decidedBy: DataTypes.UUID,
        decidedAt: DataTypes.DATE,
        decisionReason: DataTypes.TEXT,
        approval: DataTypes.JSONB,
        attempt: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
        transactionId: DataTypes.BIGINT,
      },
      {
        sequelize,
        modelName: 'AdjustmentProposal',
        tableName: 'adjustment_proposals',
        underscored: true,
        timestamps: false,
      },
    );
  }
}
