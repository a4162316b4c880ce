import Joi from 'joi';
import {
  LIMITS,
  PORTFOLIO_RANGES,
  TRANSACTION_STATUSES,
  TRANSACTION_TYPES,
  type DepositBody,
  type PortfolioRange,
  type StatementQuery,
  type TransactionsQuery,
  type WithdrawalBody,
} from '../contracts/index.ts';
import {
  isoTime,
  PAGE_FIELDS,
  positiveAmount,
  secondFactorCode,
  tokenReference,
} from './schema-fields.ts';

export const IDEMPOTENCY_KEY_HEADER = {
  name: 'Idempotency-Key',
  pattern: new RegExp(`^[\\x21-\\x7e]{1,${LIMITS.idempotencyKeyLengthMax}}$`),
  rule: `1 to ${LIMITS.idempotencyKeyLengthMax} printable characters`,
};

export const depositSchema = Joi.object<DepositBody, true>({
  tokenId: tokenReference().required(),
  amount: positiveAmount().required(),
});

export const withdrawalSchema = Joi.object<WithdrawalBody, true>({
  tokenId: tokenReference().required(),
  amount: positiveAmount().required(),
  address: Joi.string()
    .pattern(/^[\x21-\x7e]{8,128}$/, '8 to 128 printable characters without blanks')
    .required(),
  totp: secondFactorCode(),
});

export const statementQuerySchema = Joi.object<StatementQuery, true>({
  ...PAGE_FIELDS,
  tokenId: tokenReference(),
  from: isoTime(),
  to: isoTime(),
});

export const transactionsQuerySchema = Joi.object<TransactionsQuery, true>({
  ...PAGE_FIELDS,
  type: Joi.string().valid(...TRANSACTION_TYPES),
  status: Joi.string().valid(...TRANSACTION_STATUSES),
  tokenId: tokenReference(),
});

export const portfolioQuerySchema = Joi.object<{ range?: PortfolioRange }, true>({
  range: Joi.string()
    .valid(...PORTFOLIO_RANGES)
    .description('Default 1M.'),
});
