import type { IsoTime } from './common.ts';

/** What a program that signs with a key may do. None implies another. */
export const API_KEY_PERMISSIONS = ['read', 'trade', 'withdraw'] as const;
export type ApiKeyPermission = (typeof API_KEY_PERMISSIONS)[number];

/** A key that programs sign requests with. Its secret is answered once, when it is made. */
export interface ApiKey {
  /** An integer as a string, rising. */
  id: string;
  label: string;
  /** What goes into the header X-API-Key; no secret. */
  apiKey: string;
  permissions: ApiKeyPermission[];
  /** IPv4 and IPv6 addresses and CIDR ranges; empty for every address. */
  allowedIps: string[];
  isEnabled: boolean;
  /** Null for a key that does not end by itself. */
  expiresAt: IsoTime | null;
  createdAt: IsoTime;
  /** To the minute; null when it was never used. */
  lastUsedAt: IsoTime | null;
  lastUsedIp: string | null;
}

/** Body of POST /auth/api-keys. */
export interface CreateApiKeyBody {
  /** At most 50 characters. */
  label: string;
  /** At least one. `withdraw` needs `allowedIps`. */
  permissions: ApiKeyPermission[];
  /** At most 20 addresses and ranges. */
  allowedIps?: string[];
  /** In the future. */
  expiresAt?: IsoTime | null;
}

/** Body of PATCH /auth/api-keys/:id: what is left out stays. */
export interface UpdateApiKeyBody {
  label?: string;
  permissions?: ApiKeyPermission[];
  allowedIps?: string[];
  /** Null takes the end away. */
  expiresAt?: IsoTime | null;
  isEnabled?: boolean;
}

/** Answer to POST /auth/api-keys. */
export interface CreatedApiKey {
  key: ApiKey;
  /** Never answered again. */
  secret: string;
}
