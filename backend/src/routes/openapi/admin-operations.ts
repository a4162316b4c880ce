import Joi from 'joi';
import {
  auditQuerySchema,
  decideWithdrawalSchema,
  listTokenSchema,
  resetTotpSchema,
  updateTokenSchema,
  updateUserSchema,
  usersQuerySchema,
  withdrawalsQuerySchema,
} from '../../controllers/admin-schemas.ts';
import {
  adminUserAnswer,
  adminUserDetailAnswer,
  adminWithdrawalAnswer,
  auditEntryAnswer,
  overviewAnswer,
} from './admin-answers.ts';
import { pageOf } from './answer-fields.ts';
import { tokenAnswer } from './market-answers.ts';
import type { Operation } from './operation.ts';

const ADMIN = { tag: 'Admin', status: 200 } as const;

export const ADMIN_OPERATIONS: Operation[] = [
  {
    ...ADMIN,
    method: 'get',
    path: '/admin/overview',
    summary: 'Figures of the whole exchange.',
    access: 'admin:overview',
    data: overviewAnswer,
  },
  {
    ...ADMIN,
    method: 'get',
    path: '/admin/audit',
    summary: 'Who changed what and why, newest first.',
    access: 'audit:read',
    query: auditQuerySchema,
    data: pageOf(auditEntryAnswer),
  },
  {
    ...ADMIN,
    method: 'get',
    path: '/admin/tokens',
    summary: 'Every token, delisted ones included.',
    access: 'tokens:read',
    data: Joi.array().items(tokenAnswer),
  },
  {
    ...ADMIN,
    method: 'post',
    path: '/admin/tokens',
    summary: 'List a token and its market, halted.',
    access: 'tokens:write',
    body: listTokenSchema,
    status: 201,
    data: tokenAnswer,
    refusals: [409, 422],
  },
  {
    ...ADMIN,
    method: 'patch',
    path: '/admin/tokens/{id}',
    summary: 'Change a token, its rules or the state of its market.',
    access: 'tokens:write',
    body: updateTokenSchema,
    data: tokenAnswer,
    refusals: [422],
  },
  {
    ...ADMIN,
    method: 'get',
    path: '/admin/users',
    summary: 'Users, newest first.',
    access: 'users:read',
    query: usersQuerySchema,
    data: pageOf(adminUserAnswer),
  },
  {
    ...ADMIN,
    method: 'get',
    path: '/admin/users/{id}',
    summary: 'One user with balances and figures.',
    access: 'users:read',
    data: adminUserDetailAnswer,
  },
  {
    ...ADMIN,
    method: 'patch',
    path: '/admin/users/{id}',
    summary:
      'Change role (users:role), identity check (users:kyc) or activity (users:write) of a user, or ' +
      'lift what its owner froze (users:write).',
    access: 'users:read',
    body: updateUserSchema,
    data: adminUserAnswer,
  },
  {
    ...ADMIN,
    method: 'post',
    path: '/admin/users/{id}/totp/reset',
    summary: 'Turn two-factor sign-in off for a user who lost the authenticator app.',
    access: 'users:write',
    body: resetTotpSchema,
    data: adminUserAnswer,
    refusals: [409],
  },
  {
    ...ADMIN,
    method: 'get',
    path: '/admin/withdrawals',
    summary: 'Withdrawals of all users, newest first.',
    access: 'withdrawals:read',
    query: withdrawalsQuerySchema,
    data: pageOf(adminWithdrawalAnswer),
  },
  {
    ...ADMIN,
    method: 'post',
    path: '/admin/withdrawals/{id}/approve',
    summary: 'Pay a held withdrawal out.',
    access: 'withdrawals:decide',
    body: decideWithdrawalSchema,
    data: adminWithdrawalAnswer,
    refusals: [409, 422],
  },
  {
    ...ADMIN,
    method: 'post',
    path: '/admin/withdrawals/{id}/reject',
    summary: 'Give a held withdrawal back to its owner.',
    access: 'withdrawals:decide',
    body: decideWithdrawalSchema,
    data: adminWithdrawalAnswer,
    refusals: [409, 422],
  },
];
