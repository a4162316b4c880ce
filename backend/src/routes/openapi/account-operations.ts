import {
  forgotPasswordSchema,
  resetPasswordSchema,
  updateProfileSchema,
  verifyEmailSchema,
} from '../../controllers/auth-schemas.ts';
import { nothing } from './answer-fields.ts';
import { emailChangeAnswer, updatedProfileAnswer, verifiedEmailAnswer } from './auth-answers.ts';
import type { Operation } from './operation.ts';

const BY_LINK = { tag: 'Auth', access: 'public' } as const;
const OWN = { tag: 'Auth', access: 'session', status: 200 } as const;

export const ACCOUNT_OPERATIONS: Operation[] = [
  {
    ...BY_LINK,
    method: 'post',
    path: '/auth/forgot',
    summary:
      'Mail a link to set a new password. The answer does not tell whether there is an account.',
    body: forgotPasswordSchema,
    status: 202,
    data: nothing(),
  },
  {
    ...BY_LINK,
    method: 'post',
    path: '/auth/reset',
    summary: 'Set a new password with a mailed link. Ends every session of the account.',
    body: resetPasswordSchema,
    status: 200,
    data: nothing(),
    refusals: [422],
  },
  {
    ...BY_LINK,
    method: 'post',
    path: '/auth/verify-email',
    summary: 'Prove an e-mail address with a mailed link: the one of the account, or its new one.',
    body: verifyEmailSchema,
    status: 200,
    data: verifiedEmailAnswer,
    refusals: [409, 422],
  },
  {
    ...OWN,
    method: 'post',
    path: '/auth/verify-email/resend',
    summary: 'Mail the link that proves your address again.',
    status: 202,
    data: nothing(),
    refusals: [409],
  },
  {
    ...OWN,
    method: 'patch',
    path: '/auth/me',
    summary: 'Change your user name; begin a change of your e-mail, which a mailed link completes.',
    body: updateProfileSchema,
    data: updatedProfileAnswer,
    refusals: [409],
  },
  {
    ...OWN,
    method: 'get',
    path: '/auth/email-change',
    summary: 'The new e-mail that waits for its link to be opened, or null.',
    data: emailChangeAnswer,
  },
  {
    ...OWN,
    method: 'delete',
    path: '/auth/email-change',
    summary: 'Take a change of your e-mail back.',
    data: nothing(),
  },
];
