import Joi from 'joi';
import { API_KEY_PERMISSIONS, type ApiKey, type CreatedApiKey } from '../../contracts/index.ts';
import { createApiKeySchema, updateApiKeySchema } from '../../controllers/api-key-schemas.ts';
import { pageQuerySchema } from '../../controllers/order-schemas.ts';
import { flag, integerId, oneOf, orNull, pageOf, time, word } from './answer-fields.ts';
import type { Operation } from './operation.ts';

const KEYS = { tag: 'Auth', access: 'session', status: 200 } as const;

const apiKeyAnswer = Joi.object<ApiKey, true>({
  id: integerId(),
  label: word(),
  apiKey: word(),
  permissions: Joi.array().items(oneOf(API_KEY_PERMISSIONS)).required(),
  allowedIps: Joi.array().items(Joi.string()).required(),
  isEnabled: flag(),
  expiresAt: orNull(time()),
  createdAt: time(),
  lastUsedAt: orNull(time()),
  lastUsedIp: orNull(word()),
}).meta({ className: 'ApiKey' });

const createdApiKeyAnswer = Joi.object<CreatedApiKey, true>({
  key: apiKeyAnswer.required(),
  secret: word(),
}).meta({ className: 'CreatedApiKey' });

export const API_KEY_OPERATIONS: Operation[] = [
  {
    ...KEYS,
    method: 'get',
    path: '/auth/api-keys',
    summary: 'Your API keys, newest first, without their secrets.',
    query: pageQuerySchema,
    data: pageOf(apiKeyAnswer),
  },
  {
    ...KEYS,
    method: 'post',
    path: '/auth/api-keys',
    summary: 'Make an API key. Its secret is answered once and never again.',
    body: createApiKeySchema,
    status: 201,
    data: createdApiKeyAnswer,
    refusals: [409],
  },
  {
    ...KEYS,
    method: 'patch',
    path: '/auth/api-keys/{id}',
    summary: 'Change an API key. Connections that it has opened end when what it may do changes.',
    body: updateApiKeySchema,
    data: apiKeyAnswer,
  },
  {
    ...KEYS,
    method: 'delete',
    path: '/auth/api-keys/{id}',
    summary: 'Delete an API key. It stops working at once.',
    data: apiKeyAnswer,
  },
];
