import {
  changePasswordSchema,
  disableTotpSchema,
  pageQuerySchema,
  passwordSchema,
  totpCodeSchema,
} from '../../controllers/security-schemas.ts';
import { nothing, pageOf } from './answer-fields.ts';
import type { Operation } from './operation.ts';
import {
  accountSessionAnswer,
  endedSessionsAnswer,
  loginAttemptAnswer,
  recoveryCodesAnswer,
  totpSetupAnswer,
  totpStateAnswer,
} from './security-answers.ts';

const SECURITY = { tag: 'Auth', access: 'session', status: 200 } as const;

export const SECURITY_OPERATIONS: Operation[] = [
  {
    ...SECURITY,
    method: 'post',
    path: '/auth/password',
    summary: 'Change your password. Every other session ends.',
    body: changePasswordSchema,
    data: nothing(),
  },
  {
    ...SECURITY,
    method: 'get',
    path: '/auth/sessions',
    summary: 'Where you are signed in, newest first.',
    query: pageQuerySchema,
    data: pageOf(accountSessionAnswer),
  },
  {
    ...SECURITY,
    method: 'delete',
    path: '/auth/sessions',
    summary: 'End every session but the one that asks.',
    data: endedSessionsAnswer,
  },
  {
    ...SECURITY,
    method: 'delete',
    path: '/auth/sessions/{id}',
    summary: 'End one of your sessions.',
    data: nothing(),
  },
  {
    ...SECURITY,
    method: 'get',
    path: '/auth/totp',
    summary: 'Whether two-factor sign-in is on, and how many recovery codes are left.',
    data: totpStateAnswer,
  },
  {
    ...SECURITY,
    method: 'post',
    path: '/auth/totp/setup',
    summary: 'A new secret for an authenticator app. Nothing asks for its codes yet.',
    body: passwordSchema,
    data: totpSetupAnswer,
    refusals: [409],
  },
  {
    ...SECURITY,
    method: 'post',
    path: '/auth/totp/enable',
    summary: 'Turn two-factor sign-in on with a first code. The recovery codes are told once.',
    body: totpCodeSchema,
    data: recoveryCodesAnswer,
    refusals: [409],
  },
  {
    ...SECURITY,
    method: 'post',
    path: '/auth/totp/disable',
    summary: 'Turn two-factor sign-in off.',
    body: disableTotpSchema,
    data: nothing(),
    refusals: [409],
  },
  {
    ...SECURITY,
    method: 'post',
    path: '/auth/totp/recovery-codes',
    summary: 'New recovery codes. Those from before are worth nothing any more.',
    body: totpCodeSchema,
    data: recoveryCodesAnswer,
    refusals: [409],
  },
  {
    ...SECURITY,
    method: 'get',
    path: '/auth/login-history',
    summary: 'Who signed in to your account or tried to, newest first: the last 500.',
    query: pageQuerySchema,
    data: pageOf(loginAttemptAnswer),
  },
  {
    ...SECURITY,
    method: 'post',
    path: '/auth/freeze',
    summary:
      'Freeze your account: every session ends, orders are cancelled, nothing is paid out until ' +
      'support lifts it.',
    body: passwordSchema,
    data: nothing(),
  },
];
