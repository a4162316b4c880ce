import Joi from 'joi';
import {
  LIMITS,
  type ChangePasswordBody,
  type DisableTotpBody,
  type PageQuery,
  type PasswordBody,
  type TotpCodeBody,
} from '../contracts/index.ts';
import { PAGE_FIELDS, secondFactorCode } from './schema-fields.ts';

const knownPassword = () => Joi.string().max(LIMITS.passwordLengthMax).required();

export const changePasswordSchema = Joi.object<ChangePasswordBody, true>({
  currentPassword: knownPassword(),
  newPassword: Joi.string().min(LIMITS.passwordLengthMin).max(LIMITS.passwordLengthMax).required(),
});

export const passwordSchema = Joi.object<PasswordBody, true>({ password: knownPassword() });

export const totpCodeSchema = Joi.object<TotpCodeBody, true>({
  code: secondFactorCode().required(),
});

export const disableTotpSchema = Joi.object<DisableTotpBody, true>({
  password: knownPassword(),
  code: secondFactorCode().required(),
});

export const pageQuerySchema = Joi.object<PageQuery, true>(PAGE_FIELDS);
