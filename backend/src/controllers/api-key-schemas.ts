import Joi from 'joi';
import {
  API_KEY_PERMISSIONS,
  LIMITS,
  type CreateApiKeyBody,
  type UpdateApiKeyBody,
} from '../contracts/index.ts';
import { isoTime, text } from './schema-fields.ts';

/** The longest IPv6 address and its prefix. */
const IP_RANGE_LENGTH_MAX = 45 + '/128'.length;

const permissions = Joi.array()
  .items(Joi.string().valid(...API_KEY_PERMISSIONS))
  .min(1)
  .unique();

const allowedIps = Joi.array()
  .items(Joi.string().max(IP_RANGE_LENGTH_MAX))
  .max(LIMITS.apiKeyIpsMax)
  .unique()
  .description(
    'IPv4 and IPv6 addresses and CIDR ranges; empty for every address. `withdraw` needs one at least.',
  );

export const createApiKeySchema = Joi.object<CreateApiKeyBody, true>({
  label: text(LIMITS.apiKeyLabelLengthMax).required(),
  permissions: permissions.required(),
  allowedIps,
  expiresAt: isoTime().allow(null),
});

export const updateApiKeySchema = Joi.object<UpdateApiKeyBody, true>({
  label: text(LIMITS.apiKeyLabelLengthMax),
  permissions,
  allowedIps,
  expiresAt: isoTime().allow(null),
  isEnabled: Joi.boolean(),
}).min(1);
