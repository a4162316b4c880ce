import { createHmac } from 'node:crypto';
import type { Test } from 'supertest';
import type { CreatedApiKey, CreateApiKeyBody } from '../src/contracts/index.ts';
import { dataIn } from './answers.ts';
import type { ApiHarness, Caller } from './api-harness.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What a test changes of a request that would be signed right. */
interface SignatureChanges {
  timestampMs?: number;
  recvWindow?: string;
  /** Signed instead of the path that is asked for. */
  signedPath?: string;
  /** Signed instead of the body that is sent. */
  signedBody?: string;
  secret?: string;
  headers?: Record<string, string>;
}

/** A key with every permission, unless said otherwise. */
export async function makeKey(
  caller: Caller,
  body: Partial<CreateApiKeyBody> = {},
): Promise<CreatedApiKey> {
  const whole: CreateApiKeyBody = {
    label: 'bot',
    permissions: ['read', 'trade', 'withdraw'],
    allowedIps: ['127.0.0.1'],
    ...body,
  };
  return dataIn(await caller.post('/auth/api-keys', whole).expect(201)) as CreatedApiKey;
}

export function hmacOf(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}

/** A request as a program signs it. @param body as it is sent, byte by byte. */
export function signed(
  api: ApiHarness,
  { key, secret }: CreatedApiKey,
  request: { method: Method; path: string; body?: string | object },
  changes: SignatureChanges = {},
): Test {
  const path = `/api${request.path}`;
  const body = typeof request.body === 'object' ? JSON.stringify(request.body) : request.body;
  const timestamp = String(changes.timestampMs ?? api.clock.nowMs());
  const { signedPath = path, signedBody = body ?? '' } = changes;
  const text = timestamp + request.method.toUpperCase() + signedPath + signedBody;
  const test = api
    .call(request.method, path)
    .set('X-API-Key', key.apiKey)
    .set('X-API-Timestamp', timestamp)
    .set('X-API-Signature', hmacOf(changes.secret ?? secret, text));
  if (changes.recvWindow !== undefined) test.set('X-API-Recv-Window', changes.recvWindow);
  test.set(changes.headers ?? {});
  return body === undefined ? test : test.set('Content-Type', 'application/json').send(body);
}
