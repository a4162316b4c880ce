import Joi from 'joi';
import {
  AUDIT_TARGETS,
  KYC_STATUSES,
  LIMITS,
  MARKET_STATES,
  ROLES,
  TRANSACTION_STATUSES,
  type AdminUsersQuery,
  type AdminWithdrawalsQuery,
  type AuditQuery,
  type DecideWithdrawalBody,
  type ListTokenBody,
  type ResetTotpBody,
  type UpdateTokenBody,
  type UpdateUserBody,
} from '../contracts/index.ts';
import { amount, basisPoints, PAGE_FIELDS, positiveAmount, text } from './schema-fields.ts';

const NAME_LENGTH_MAX = 64;
const SEARCH_LENGTH_MAX = 100;
const reason = () => text(LIMITS.reasonLengthMax).required();
const whole = (min: number, max: number) => Joi.number().integer().min(min).max(max);

/** Market rules that are whole numbers, each with the range that the engine takes. */
const MARKET_COUNTS = {
  priceBandBps: whole(0, 1_000_000),
  maxOpenOrders: whole(1, 10_000),
  maxTriggers: whole(0, 1_000),
  breakerMoveBps: whole(0, 9_999),
  breakerWindowMinutes: whole(1, 60),
  breakerPauseMinutes: whole(0, 1_440),
};

export const listTokenSchema = Joi.object<ListTokenBody, true>({
  symbol: Joi.string()
    .pattern(/^(?=.*[A-Z])[A-Z0-9]{2,10}$/, '2 to 10 capital letters and digits, not only digits')
    .required(),
  name: text(NAME_LENGTH_MAX).required(),
  tickSize: positiveAmount().required(),
  lotSize: positiveAmount().required(),
  minQuantity: positiveAmount().required(),
  maxQuantity: positiveAmount().required(),
  minNotional: amount().required(),
  makerFeeBps: basisPoints().required(),
  takerFeeBps: basisPoints().required(),
  ...MARKET_COUNTS,
  circulatingSupply: amount().required(),
  reason: reason(),
});

/** A reason and at least one field. */
export const updateTokenSchema = Joi.object<UpdateTokenBody, true>({
  name: text(NAME_LENGTH_MAX),
  state: Joi.string().valid(...MARKET_STATES),
  tickSize: positiveAmount(),
  lotSize: positiveAmount(),
  minQuantity: positiveAmount(),
  maxQuantity: positiveAmount(),
  minNotional: amount(),
  makerFeeBps: basisPoints(),
  takerFeeBps: basisPoints(),
  ...MARKET_COUNTS,
  circulatingSupply: amount(),
  reason: reason(),
})
  .min(2)
  .messages({ 'object.min': 'must change at least one field' });

/** A reason and at least one field. */
export const updateUserSchema = Joi.object<UpdateUserBody, true>({
  role: Joi.string().valid(...ROLES),
  kycStatus: Joi.string().valid(...KYC_STATUSES),
  isActive: Joi.boolean(),
  isFrozen: Joi.boolean().valid(false),
  reason: reason(),
})
  .min(2)
  .messages({ 'object.min': 'must change at least one field' });

export const resetTotpSchema = Joi.object<ResetTotpBody, true>({ reason: reason() });

export const usersQuerySchema = Joi.object<AdminUsersQuery, true>({
  ...PAGE_FIELDS,
  search: text(SEARCH_LENGTH_MAX),
  isStaff: Joi.boolean(),
  role: Joi.string().valid(...ROLES),
  kycStatus: Joi.string().valid(...KYC_STATUSES),
  isActive: Joi.boolean(),
});

export const decideWithdrawalSchema = Joi.object<DecideWithdrawalBody, true>({
  reason: reason(),
});

export const withdrawalsQuerySchema = Joi.object<AdminWithdrawalsQuery, true>({
  ...PAGE_FIELDS,
  status: Joi.string().valid(...TRANSACTION_STATUSES),
});

export const auditQuerySchema = Joi.object<AuditQuery, true>({
  ...PAGE_FIELDS,
  actorId: Joi.string().uuid(),
  action: Joi.string()
    .max(64)
    .pattern(/^[\w.]+$/, 'an action such as user.update'),
  targetType: Joi.string().valid(...AUDIT_TARGETS),
  targetId: Joi.string()
    .max(64)
    .pattern(/^[\w-]+$/, 'an id'),
});
