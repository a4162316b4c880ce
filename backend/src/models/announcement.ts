import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';
import type { AnnouncementSeverity } from '../contracts/index.ts';

/** What the house tells everybody from one time to another. */
export class AnnouncementModel extends Model<
  InferAttributes<AnnouncementModel>,
  InferCreationAttributes<AnnouncementModel>
> {
  declare id: CreationOptional<string>;
  declare title: string;
  declare body: string;
  declare titleDe: string | null;
  declare bodyDe: string | null;
  declare severity: AnnouncementSeverity;
  declare startsAt: Date;
  /** Null: until it is taken down. */
  declare endsAt: Date | null;
  declare createdAt: Date;
  declare updatedAt: Date;

  static register(sequelize: Sequelize): void {
    AnnouncementModel.init(
      {
        id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true },
        title: { type: DataTypes.TEXT, allowNull: false },
        body: { type: DataTypes.TEXT, allowNull: false },
        titleDe: DataTypes.TEXT,
        bodyDe: DataTypes.TEXT,
        severity: { type: DataTypes.TEXT, allowNull: false },
        startsAt: { type: DataTypes.DATE, allowNull: false },
        endsAt: DataTypes.DATE,
        createdAt: { type: DataTypes.DATE, allowNull: false },
        updatedAt: { type: DataTypes.DATE, allowNull: false },
      },
      {
        sequelize,
        modelName: 'Announcement',
        tableName: 'announcements',
        underscored: true,
        timestamps: false,
      },
    );
  }
}

export type AnnouncementRecord = InferAttributes<AnnouncementModel>;
