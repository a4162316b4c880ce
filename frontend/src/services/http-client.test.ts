// @vitest-environment jsdom
import { AxiosError, type AxiosAdapter, type AxiosResponse } from 'axios';
import type { Session } from '@tokentradex/backend/contracts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { accessToken } from './access-token.ts';
import { ApiError } from './api-error.ts';
import { http, setSessionEndHandler } from './http-client.ts';

const HOUR_MS = 3_600_000;

function session(token: string): Session {
  return {
    token,
    expiresAt: new Date(Date.now() + HOUR_MS).toISOString(),
    user: {
      id: 'u',
      email: 'a@b.example',
      username: 'a',
      role: 'user',
      kycStatus: 'none',
      emailVerified: true,
      isActive: true,
      totpEnabled: false,
      createdAt: '2026-01-01T00:00:00.000Z',
    },
  };
}

/** The network: what the server got, and what it answers. */
const requests: { url: string; token: string | undefined }[] = [];
let answer: (url: string, token: string | undefined) => { status: number; data: unknown };

const adapter: AxiosAdapter = async (config) => {
  await Promise.resolve();
  const url = config.url ?? '';
  const token = config.headers.get('Authorization')?.toString();
  requests.push({ url, token });
  const { status, data } = answer(url, token);
  const response: AxiosResponse = { status, data, statusText: '', headers: {}, config };
  if (status < 400) return response;
  throw new AxiosError('refused', AxiosError.ERR_BAD_REQUEST, config, null, response);
};

const UNAUTHENTICATED = {
  status: 401,
  data: { success: false, error: { code: 'unauthenticated', message: '', requestId: 'r' } },
};
const success = (data: unknown) => ({ status: 200, data: { success: true, data } });

beforeEach(() => {
  requests.length = 0;
  http.defaults.adapter = adapter;
  accessToken.set(session('old'));
  setSessionEndHandler(() => undefined);
});

describe('the HTTP client', () => {
  it('refreshes once for many refused requests, and sends each again with the new token', async () => {
    answer = (url, token) => {
      if (url === '/auth/refresh') return success(session('new'));
      return token === 'Bearer new' ? success(url) : UNAUTHENTICATED;
    };
    const answers = await Promise.all([
      http.get('/wallet'),
      http.get('/orders'),
      http.get('/fills'),
    ]);
    expect(answers.map(({ data }) => (data as { data: string }).data)).toEqual([
      '/wallet',
      '/orders',
      '/fills',
    ]);
    expect(requests.filter(({ url }) => url === '/auth/refresh')).toHaveLength(1);
  });

  it('refreshes ahead of the request when the token is about to end', async () => {
    accessToken.set({ ...session('old'), expiresAt: new Date(Date.now() + 5_000).toISOString() });
    answer = (url) => success(url === '/auth/refresh' ? session('new') : null);
    await http.get('/wallet');
    expect(requests.map(({ url }) => url)).toEqual(['/auth/refresh', '/wallet']);
    expect(requests[1]?.token).toBe('Bearer new');
  });

  it('never sends an order a second time, but leaves a fresh token for the next one', async () => {
    answer = (url) => (url === '/auth/refresh' ? success(session('new')) : UNAUTHENTICATED);
    await expect(http.post('/orders', {}, { once: true })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    expect(requests.filter(({ url }) => url === '/orders')).toHaveLength(1);
    expect(accessToken.get()?.token).toBe('new');
  });

  it('ends the session when the refresh is refused', async () => {
    const ended = vi.fn();
    setSessionEndHandler(ended);
    answer = () => UNAUTHENTICATED;
    await expect(http.get('/wallet')).rejects.toBeInstanceOf(ApiError);
    expect(ended).toHaveBeenCalledOnce();
    expect(accessToken.get()).toBeNull();
  });

  it('keeps the session when the refresh only fails', async () => {
    answer = (url) => (url === '/auth/refresh' ? { status: 503, data: '' } : UNAUTHENTICATED);
    await expect(http.get('/wallet')).rejects.toMatchObject({ code: 'unavailable', status: 503 });
    expect(accessToken.get()?.token).toBe('old');
  });

  it('keeps code, details and request id of a failure', async () => {
    const error = {
      code: 'validation_failed',
      message: 'No.',
      requestId: 'r-1',
      details: [{ field: 'price', message: 'must be a multiple' }],
    };
    answer = () => ({ status: 400, data: { success: false, error } });
    await expect(http.get('/x')).rejects.toMatchObject({ ...error, status: 400 });
  });
});
