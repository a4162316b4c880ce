import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Session } from '../src/contracts/index.ts';
import { dataIn } from './answers.ts';
import type { ApiHarness } from './api-harness.ts';

/** Of every account that a test does not give another. */
export const PASSWORD = 'Correct horse 7';

/** What tests of accounts and sessions send, as a browser does. */
export class AuthCalls {
  constructor(private readonly api: () => ApiHarness) {}

  readonly register = (account: object) =>
    this.api().call('post', '/api/auth/register').send(account);

  /** @param totp left out of the body when it is undefined. */
  readonly login = (email: string, password: string, totp?: string) =>
    this.api().call('post', '/api/auth/login').send({ email, password, totp });

  readonly refresh = (cookie: string, userAgent = 'a browser') =>
    this.api().call('post', '/api/auth/refresh').set('Cookie', cookie).set('User-Agent', userAgent);

  /** Who an access token is taken for. */
  readonly me = (token: string) =>
    this.api().call('get', '/api/auth/me').set('Authorization', `Bearer ${token}`);
}

/** A body that registers an account unlike any other. */
export function newAccount() {
  const name = `u${randomUUID().slice(0, 8)}`;
  return { email: `${name}@example.com`, username: name, password: PASSWORD };
}

/** The whole Set-Cookie header of an answer. */
export function setCookieOf(response: { headers: Record<string, unknown> }): string {
  const header = response.headers['set-cookie'] as string[] | undefined;
  expect(header).toHaveLength(1);
  return header?.[0] ?? '';
}

/** `name=value` as a browser sends it back. */
export function cookieOf(response: { headers: Record<string, unknown> }): string {
  return setCookieOf(response).split(';')[0] ?? '';
}

export function sessionIn(response: Parameters<typeof dataIn>[0]): Session {
  return dataIn(response) as Session;
}
