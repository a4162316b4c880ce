import type { ApiKey } from '../contracts/index.ts';
import type { ApiKeyRecord } from '../models/api-key.ts';
import { presentTime } from './time.ts';

/** Never with its secret. */
export function presentApiKey(record: ApiKeyRecord): ApiKey {
  const { id, label, apiKey, permissions, allowedIps, isEnabled } = record;
  const { expiresAt, createdAt, lastUsedAt, lastUsedIp } = record;
  return {
    id,
    label,
    apiKey,
    permissions,
    allowedIps,
    isEnabled,
    expiresAt: expiresAt === null ? null : presentTime(expiresAt.getTime()),
    createdAt: presentTime(createdAt.getTime()),
    lastUsedAt: lastUsedAt === null ? null : presentTime(lastUsedAt.getTime()),
    lastUsedIp,
  };
}
