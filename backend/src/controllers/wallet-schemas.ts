import Joi, { type StringSchema } from 'joi';
import {
  LIMITS,
  PORTFOLIO_RANGES,
  TRANSACTION_STATUSES,
  TRANSACTION_TYPES,
  WITHDRAWAL_ADDRESS_PATTERN,
  type AddressPolicyBody,
  type DepositBody,
  type PortfolioRange,
  type StatementQuery,
  type TransactionsQuery,
  type WithdrawalAddressBody,
  type WithdrawalBody,
} from '../contracts/index.ts';
import {
  isoTime,
  PAGE_FIELDS,
  positiveAmount,
  secondFactorCode,
  text,
  tokenReference,
} from './schema-fields.ts';

export const IDEMPOTENCY_KEY_HEADER = {
  name: 'Idempotency-Key',
  pattern: new RegExp(`^[\\x21-\\x7e]{1,${LIMITS.idempotencyKeyLengthMax}}$`),
  rule: `1 to ${LIMITS.idempotencyKeyLengthMax} printable characters`,
};

function withdrawalAddress(): StringSchema {
  return Joi.string().pattern(
    WITHDRAWAL_ADDRESS_PATTERN,
    '8 to 128 printable characters without blanks',
  );
}

export const depositSchema = Joi.object<DepositBody, true>({
  tokenId: tokenReference().required(),
  amount: positiveAmount().required(),
});

export const withdrawalSchema = Joi.object<WithdrawalBody, true>({
  tokenId: tokenReference().required(),
  amount: positiveAmount().required(),
  address: withdrawalAddress()
    .when('addressId', { is: Joi.exist(), then: Joi.forbidden(), otherwise: Joi.required() })
    .messages({
      'any.required': 'is required, or else addressId',
      'any.unknown': 'must not be sent together with addressId',
    })
    .description('Either this or addressId.'),
  addressId: Joi.string()
    .max(18)
    .description('Of the address book, past its waiting period. Either this or address.'),
  totp: secondFactorCode(),
});

export const withdrawalAddressSchema = Joi.object<WithdrawalAddressBody, true>({
  tokenId: tokenReference().required(),
  label: text(LIMITS.addressLabelLengthMax).required(),
  address: withdrawalAddress().required(),
});

export const addressPolicySchema = Joi.object<AddressPolicyBody, true>({
  allowListOnly: Joi.boolean().required(),
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
