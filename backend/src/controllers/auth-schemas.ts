import Joi from 'joi';
import {
  LIMITS,
  USERNAME_PATTERN,
  type ForgotPasswordBody,
  type LoginBody,
  type RegisterBody,
  type ResetPasswordBody,
  type UpdateProfileBody,
  type VerifyEmailBody,
} from '../contracts/index.ts';
import { email, secondFactorCode } from './schema-fields.ts';

const MAIL_TOKEN_LENGTH_MAX = 100;

const username = () => Joi.string().pattern(USERNAME_PATTERN, '3 to 32 letters, digits, _ or -');
const newPassword = () =>
  Joi.string().min(LIMITS.passwordLengthMin).max(LIMITS.passwordLengthMax).required();
const currentPassword = () => Joi.string().max(LIMITS.passwordLengthMax);
/** What is no token of ours is a link that is not good: its form is not checked further. */
const mailToken = () => Joi.string().max(MAIL_TOKEN_LENGTH_MAX).required();

export const registerSchema = Joi.object<RegisterBody, true>({
  email: email().required(),
  username: username().required(),
  password: newPassword(),
});

export const loginSchema = Joi.object<LoginBody, true>({
  email: email().required(),
  password: currentPassword().required(),
  totp: secondFactorCode(),
});

export const forgotPasswordSchema = Joi.object<ForgotPasswordBody, true>({
  email: email().required(),
});

export const resetPasswordSchema = Joi.object<ResetPasswordBody, true>({
  token: mailToken(),
  newPassword: newPassword(),
});

export const verifyEmailSchema = Joi.object<VerifyEmailBody, true>({ token: mailToken() });

export const updateProfileSchema = Joi.object<UpdateProfileBody, true>({
  username: username(),
  email: email(),
  currentPassword: currentPassword().when('email', {
    is: Joi.exist(),
    then: Joi.required(),
    otherwise: Joi.forbidden(),
  }),
}).or('username', 'email');
