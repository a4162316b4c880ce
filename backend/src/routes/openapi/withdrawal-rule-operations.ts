import Joi from 'joi';
import { addressPolicySchema, withdrawalAddressSchema } from '../../controllers/wallet-schemas.ts';
import type { Operation } from './operation.ts';
import {
  addressPolicyAnswer,
  withdrawalAddressAnswer,
  withdrawalLimitsAnswer,
} from './withdrawal-rule-answers.ts';

const WALLET = { tag: 'Wallet', access: 'session', status: 200 } as const;

/** Where users may withdraw to, and how much. */
export const WITHDRAWAL_RULE_OPERATIONS: Operation[] = [
  {
    ...WALLET,
    method: 'get',
    path: '/wallet/addresses',
    summary: 'Your address book, newest first: at most 100.',
    data: Joi.array().items(withdrawalAddressAnswer),
  },
  {
    ...WALLET,
    method: 'post',
    path: '/wallet/addresses',
    summary: 'Add an address. Withdrawals may name it after a waiting period.',
    body: withdrawalAddressSchema,
    status: 201,
    data: withdrawalAddressAnswer,
    refusals: [409, 422],
  },
  {
    ...WALLET,
    method: 'delete',
    path: '/wallet/addresses/{id}',
    summary: 'Delete an address. Past withdrawals still tell where they went.',
    data: withdrawalAddressAnswer,
  },
  {
    ...WALLET,
    method: 'get',
    path: '/wallet/address-policy',
    summary: 'Whether withdrawals go only to your address book.',
    data: addressPolicyAnswer,
  },
  {
    ...WALLET,
    method: 'patch',
    path: '/wallet/address-policy',
    summary: 'Switch allow-list mode on at once, or off after 24 hours.',
    body: addressPolicySchema,
    data: addressPolicyAnswer,
  },
  {
    ...WALLET,
    method: 'get',
    path: '/wallet/limits',
    summary: 'Your withdrawal limits in cash, what is used of them and when it is free again.',
    data: withdrawalLimitsAnswer,
  },
];
