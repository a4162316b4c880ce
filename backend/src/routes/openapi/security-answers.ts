import Joi from 'joi';
import {
  LIMITS,
  LOGIN_OUTCOMES,
  type AccountSession,
  type EndedSessions,
  type LoginAttempt,
  type RecoveryCodes,
  type TotpSetup,
  type TotpState,
} from '../../contracts/index.ts';
import { count, flag, integerId, oneOf, orNull, time, uuid, word } from './answer-fields.ts';

export const accountSessionAnswer = Joi.object<AccountSession, true>({
  id: uuid(),
  isCurrent: flag(),
  ip: orNull(word()),
  userAgent: orNull(word()),
  createdAt: time(),
  lastUsedAt: time(),
}).meta({ className: 'AccountSession' });

export const endedSessionsAnswer = Joi.object<EndedSessions, true>({ endedCount: count() });

export const totpStateAnswer = Joi.object<TotpState, true>({
  isEnabled: flag(),
  recoveryCodesLeft: count(),
});

export const totpSetupAnswer = Joi.object<TotpSetup, true>({ secret: word(), uri: word() });

export const recoveryCodesAnswer = Joi.object<RecoveryCodes, true>({
  recoveryCodes: Joi.array()
    .items(Joi.string().pattern(/^[a-z2-9]{5}-[a-z2-9]{5}$/))
    .length(LIMITS.recoveryCodesMax)
    .required(),
});

export const loginAttemptAnswer = Joi.object<LoginAttempt, true>({
  id: integerId(),
  time: time(),
  outcome: oneOf(LOGIN_OUTCOMES),
  ip: orNull(word()),
  userAgent: orNull(word()),
}).meta({ className: 'LoginAttempt' });
