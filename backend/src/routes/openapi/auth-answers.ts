import Joi from 'joi';
import { KYC_STATUSES, ROLES, type Session, type User } from '../../contracts/index.ts';
import { flag, oneOf, time, uuid, word } from './answer-fields.ts';

export const USER_FIELDS = {
  id: uuid(),
  email: word(),
  username: word(),
  role: oneOf(ROLES),
  kycStatus: oneOf(KYC_STATUSES),
  isActive: flag(),
  totpEnabled: flag(),
  createdAt: time(),
};

export const userAnswer = Joi.object<User, true>(USER_FIELDS).meta({ className: 'User' });

export const sessionAnswer = Joi.object<Session, true>({
  user: userAnswer.required(),
  token: word(),
  expiresAt: time(),
}).meta({ className: 'Session' });
