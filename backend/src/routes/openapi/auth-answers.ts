import Joi from 'joi';
import {
  KYC_STATUSES,
  ROLES,
  type EmailChange,
  type Session,
  type UpdatedProfile,
  type User,
  type VerifiedEmail,
} from '../../contracts/index.ts';
import { flag, oneOf, time, uuid, word } from './answer-fields.ts';

export const USER_FIELDS = {
  id: uuid(),
  email: word(),
  username: word(),
  role: oneOf(ROLES),
  kycStatus: oneOf(KYC_STATUSES),
  isActive: flag(),
  totpEnabled: flag(),
  emailVerified: flag(),
  createdAt: time(),
};

export const userAnswer = Joi.object<User, true>(USER_FIELDS).meta({ className: 'User' });

export const sessionAnswer = Joi.object<Session, true>({
  user: userAnswer.required(),
  token: word(),
  expiresAt: time(),
}).meta({ className: 'Session' });

export const verifiedEmailAnswer = Joi.object<VerifiedEmail, true>({ email: word() }).meta({
  className: 'VerifiedEmail',
});

export const emailChangeAnswer = Joi.object<EmailChange, true>({
  email: word(),
  expiresAt: time(),
})
  .allow(null)
  .meta({ className: 'EmailChange' });

export const updatedProfileAnswer = Joi.object<UpdatedProfile, true>({
  user: userAnswer.required(),
  emailChange: emailChangeAnswer.required(),
}).meta({ className: 'UpdatedProfile' });
