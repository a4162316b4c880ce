import Joi from 'joi';
import { LIMITS, type UnfreezeBody } from '../contracts/index.ts';
import { text } from './schema-fields.ts';

export const unfreezeSchema = Joi.object<UnfreezeBody, true>({
  reason: text(LIMITS.reasonLengthMax).required(),
});
