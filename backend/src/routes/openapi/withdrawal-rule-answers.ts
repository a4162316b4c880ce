import Joi from 'joi';
import {
  KYC_STATUSES,
  type AddressPolicy,
  type WithdrawalAddress,
  type WithdrawalLimits,
  type WithdrawalWindow,
} from '../../contracts/index.ts';
import { count, decimal, flag, integerId, oneOf, orNull, time, word } from './answer-fields.ts';

export const withdrawalAddressAnswer = Joi.object<WithdrawalAddress, true>({
  id: integerId(),
  tokenId: integerId(),
  symbol: word(),
  label: word(),
  address: word(),
  createdAt: time(),
  usableFrom: time(),
}).meta({ className: 'WithdrawalAddress' });

export const addressPolicyAnswer = Joi.object<AddressPolicy, true>({
  allowListOnly: flag(),
  allowListUntil: orNull(time()),
  coolOffHours: count(),
}).meta({ className: 'AddressPolicy' });

const withdrawalWindowAnswer = Joi.object<WithdrawalWindow, true>({
  limit: decimal(),
  used: decimal(),
  remaining: decimal(),
  freesAt: orNull(time()),
})
  .required()
  .meta({ className: 'WithdrawalWindow' });

export const withdrawalLimitsAnswer = Joi.object<WithdrawalLimits, true>({
  kycStatus: oneOf(KYC_STATUSES),
  quoteSymbol: word(),
  day: withdrawalWindowAnswer,
  month: withdrawalWindowAnswer,
}).meta({ className: 'WithdrawalLimits' });
