import { DataTypes, Model, type InferAttributes, type Sequelize } from 'sequelize';
import type { EntryKind, JournalType } from '../contracts/index.ts';

/** One line of a journal. Append-only, written by the single writer. */
export class LedgerEntryModel extends Model<InferAttributes<LedgerEntryModel>> {
  declare id: string;
  declare journalId: string;
  declare journalType: JournalType;
  declare kind: EntryKind;
  declare referenceId: string;
  declare userId: string;
  declare tokenId: number;
  /** Signed. */
  declare amount: string;
  declare balanceAfter: string;
  declare createdAt: Date;

  static register(sequelize: Sequelize): void {
    LedgerEntryModel.init(
      {
        id: { type: DataTypes.BIGINT, primaryKey: true },
        journalId: { type: DataTypes.BIGINT, allowNull: false },
        journalType: { type: DataTypes.TEXT, allowNull: false },
        kind: { type: DataTypes.TEXT, allowNull: false },
        referenceId: { type: DataTypes.BIGINT, allowNull: false },
        userId: { type: DataTypes.UUID, allowNull: false },
        tokenId: { type: DataTypes.INTEGER, allowNull: false },
        amount: { type: DataTypes.DECIMAL(36, 8), allowNull: false },
        balanceAfter: { type: DataTypes.DECIMAL(36, 8), allowNull: false },
        createdAt: DataTypes.DATE,
      },
      {
        sequelize,
        modelName: 'LedgerEntry',
        tableName: 'ledger_entries',
        underscored: true,
        timestamps: false,
      },
    );
  }
}

export type LedgerEntryRecord = InferAttributes<LedgerEntryModel>;
