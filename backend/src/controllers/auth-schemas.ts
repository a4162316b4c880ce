import Joi from 'joi';
import { LIMITS, USERNAME_PATTERN, type LoginBody, type RegisterBody } from '../contracts/index.ts';
import { email, secondFactorCode } from './schema-fields.ts';

export const registerSchema = Joi.object<RegisterBody, true>({
  email: email().required(),
  username: Joi.string().pattern(USERNAME_PATTERN, '3 to 32 letters, digits, _ or -').required(),
  password: Joi.string().min(LIMITS.passwordLengthMin).max(LIMITS.passwordLengthMax).required(),
});

export const loginSchema = Joi.object<LoginBody, true>({
  email: email().required(),
  password: Joi.string().max(LIMITS.passwordLengthMax).required(),
  totp: secondFactorCode(),
});
