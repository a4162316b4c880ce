import Joi from 'joi';
import {
  AUDIT_TARGETS,
  KYC_STATUSES,
  ROLES,
  type AdminOverview,
  type AdminUser,
  type AdminUserDetail,
  type AdminWithdrawal,
  type AuditEntry,
} from '../../contracts/index.ts';
import {
  count,
  day,
  decimal,
  flag,
  integerId,
  listOf,
  oneOf,
  orNull,
  signedDecimal,
  time,
  uuid,
  word,
} from './answer-fields.ts';
import { USER_FIELDS } from './auth-answers.ts';
import { TRANSACTION_FIELDS, walletBalanceAnswer } from './wallet-answers.ts';

const ADMIN_USER_FIELDS = { ...USER_FIELDS, isFrozen: flag(), lastLoginAt: orNull(time()) };

export const adminUserAnswer = Joi.object<AdminUser, true>(ADMIN_USER_FIELDS).meta({
  className: 'AdminUser',
});

export const adminUserDetailAnswer = Joi.object<AdminUserDetail, true>({
  ...ADMIN_USER_FIELDS,
  balances: listOf(walletBalanceAnswer),
  openOrderCount: count(),
  tradeCount: count(),
}).meta({ className: 'AdminUserDetail' });

export const adminWithdrawalAnswer = Joi.object<AdminWithdrawal, true>({
  ...TRANSACTION_FIELDS,
  user: Joi.object<AdminWithdrawal['user'], true>({
    id: uuid(),
    email: word(),
    username: word(),
    kycStatus: oneOf(KYC_STATUSES),
  }).required(),
  decidedBy: orNull(uuid()),
}).meta({ className: 'AdminWithdrawal' });

const changedFields = Joi.object().unknown().allow(null).required();

export const auditEntryAnswer = Joi.object<AuditEntry, true>({
  id: integerId(),
  actor: Joi.object<AuditEntry['actor'], true>({
    id: uuid(),
    email: word(),
    role: oneOf(ROLES),
  }).required(),
  action: word(),
  targetType: oneOf(AUDIT_TARGETS),
  targetId: word(),
  before: changedFields,
  after: changedFields,
  reason: word(),
  ip: orNull(word()),
  requestId: word(),
  time: time(),
}).meta({ className: 'AuditEntry' });

export const overviewAnswer = Joi.object<AdminOverview, true>({
  userCount: count(),
  activeUserCount24h: count(),
  openOrderCount: count(),
  heldWithdrawalCount: count(),
  pendingKycCount: count(),
  tradeCount24h: count(),
  quoteVolume24h: decimal(),
  feeBalances: listOf(
    Joi.object<AdminOverview['feeBalances'][number], true>({
      tokenId: integerId(),
      symbol: word(),
      balance: signedDecimal(),
    }),
  ),
  engine: Joi.object<AdminOverview['engine'], true>({
    canTrade: flag(),
    epoch: count(),
    queueDepth: count(),
    batchCount: count(),
    lastBatchMs: Joi.number().min(0).allow(null).required(),
    openOrderCount: count(),
  }).required(),
  volumeByDay: listOf(
    Joi.object<AdminOverview['volumeByDay'][number], true>({
      date: day(),
      quoteVolume: decimal(),
      tradeCount: count(),
    }),
  ),
  usersByDay: listOf(
    Joi.object<AdminOverview['usersByDay'][number], true>({ date: day(), userCount: count() }),
  ),
}).meta({ className: 'AdminOverview' });
