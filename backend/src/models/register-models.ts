import type { Sequelize } from 'sequelize';
import { ApiKeyModel } from './api-key.ts';
import { AdjustmentProposalModel } from './adjustment-proposal.ts';
import { AnnouncementModel } from './announcement.ts';
import { AuditLogModel } from './audit-log.ts';
import { CandleModel } from './candle.ts';
import { EngineJournalModel } from './engine-journal.ts';
import { EngineLeaderModel } from './engine-leader.ts';
import { FeeOverrideModel } from './fee-override.ts';
import { FeeTierModel } from './fee-tier.ts';
import { IdempotencyResultModel } from './idempotency-result.ts';
import { KycCheckModel } from './kyc-check.ts';
import { KycDocumentModel } from './kyc-document.ts';
import { LedgerEntryModel } from './ledger-entry.ts';
import { LoginAttemptModel } from './login-attempt.ts';
import { MaintenanceModel } from './maintenance.ts';
import { MailTokenModel } from './mail-token.ts';
import { NotificationModel } from './notification.ts';
import { OrderModel } from './order.ts';
import { PriceAlertModel } from './price-alert.ts';
import { RecoveryCodeModel } from './recovery-code.ts';
import { SessionModel } from './session.ts';
import { TokenModel } from './token.ts';
import { TotpCredentialModel } from './totp-credential.ts';
import { TradeModel } from './trade.ts';
import { TransactionModel } from './transaction.ts';
import { UserAttentionModel } from './user-attention.ts';
import { UserModel } from './user.ts';
import { WalletModel } from './wallet.ts';
import { WithdrawalAddressModel } from './withdrawal-address.ts';
import { WithdrawalPolicyModel } from './withdrawal-policy.ts';
import { WithdrawalReservationModel } from './withdrawal-reservation.ts';

const MODELS = [
  UserModel,
  SessionModel,
  TokenModel,
  WalletModel,
  OrderModel,
  TradeModel,
  TransactionModel,
  LedgerEntryModel,
  CandleModel,
  EngineLeaderModel,
  EngineJournalModel,
  IdempotencyResultModel,
  AuditLogModel,
  PriceAlertModel,
  NotificationModel,
  UserAttentionModel,
  FeeTierModel,
  FeeOverrideModel,
  TotpCredentialModel,
  RecoveryCodeModel,
  LoginAttemptModel,
  KycCheckModel,
  KycDocumentModel,
  ApiKeyModel,
  AdjustmentProposalModel,
  AnnouncementModel,
  MaintenanceModel,
  MailTokenModel,
  WithdrawalAddressModel,
  WithdrawalPolicyModel,
  WithdrawalReservationModel,
];

/** Binds every model to a connection, with the associations that queries include. */
export function registerModels(sequelize: Sequelize): void {
  for (const model of MODELS) model.register(sequelize);
  UserModel.hasMany(SessionModel, { foreignKey: 'userId', as: 'sessions' });
  SessionModel.belongsTo(UserModel, { foreignKey: 'userId', as: 'user' });
  ApiKeyModel.belongsTo(UserModel, { foreignKey: 'userId', as: 'user' });
  UserModel.hasMany(WalletModel, { foreignKey: 'userId', as: 'wallets' });
  WalletModel.belongsTo(TokenModel, { foreignKey: 'tokenId', as: 'token' });
  UserModel.hasMany(OrderModel, { foreignKey: 'userId', as: 'orders' });
  OrderModel.belongsTo(TokenModel, { foreignKey: 'tokenId', as: 'token' });
  TradeModel.belongsTo(TokenModel, { foreignKey: 'tokenId', as: 'token' });
  TransactionModel.belongsTo(UserModel, { foreignKey: 'userId', as: 'user' });
  AuditLogModel.belongsTo(UserModel, { foreignKey: 'actorId', as: 'actor' });
  KycCheckModel.belongsTo(UserModel, { foreignKey: 'userId', as: 'user' });
  AdjustmentProposalModel.belongsTo(UserModel, { foreignKey: 'userId', as: 'user' });
  AdjustmentProposalModel.belongsTo(UserModel, { foreignKey: 'proposedBy', as: 'proposer' });
  AdjustmentProposalModel.belongsTo(UserModel, { foreignKey: 'decidedBy', as: 'decider' });
}
