import axios, { AxiosError, type AxiosInstance, type InternalAxiosRequestConfig } from 'axios';
import type { Failure, Session, Success } from '@tokentradex/backend/contracts';
import { currentLanguage } from '../i18n/i18n.ts';
import { accessToken } from './access-token.ts';
import { ApiError } from './api-error.ts';

/** A token this close to its end is refreshed before it is used. */
const REFRESH_AHEAD_MS = 20_000;
const REQUEST_TIMEOUT_MS = 20_000;
const REFRESH_LOCK = 'tokentradex.refresh';

declare module 'axios' {
  interface AxiosRequestConfig {
    /** Sent without a token and never refreshed: sign-in, registration, refresh itself. */
    anonymous?: boolean;
    /** Never sent a second time by the client, whatever happens: what places orders. */
    once?: boolean;
    /** Set on the second try after a refresh. */
    retried?: boolean;
  }
}

/** The one axios instance. Answers are unwrapped by {@link request}; failures become ApiError. */
export const http: AxiosInstance = axios.create({
  baseURL: '/api',
  withCredentials: true,
  timeout: REQUEST_TIMEOUT_MS,
  headers: { Accept: 'application/json' },
  // Arrays as repeated keys, and no undefined values: what the server's validation expects.
  paramsSerializer: { indexes: null },
});

let onSessionEnd: () => void = () => undefined;

/** Registers what happens when the refresh token is refused: the store signs the user out. */
export function setSessionEndHandler(handler: () => void): void {
  onSessionEnd = handler;
}

function toApiError(error: unknown): ApiError {
  if (!(error instanceof AxiosError)) throw error;
  const response = error.response;
  if (response === undefined) {
    const timedOut = error.code === AxiosError.ECONNABORTED || error.code === AxiosError.ETIMEDOUT;
    return timedOut
      ? new ApiError({
          code: 'timeout',
          status: 0,
          message: 'no answer in time',
        })
      : new ApiError({
          code: 'network_error',
          status: 0,
          message: 'not reachable',
        });
  }
  const retryAfter = Number(response.headers['retry-after']);
  const retryAfterSeconds = Number.isFinite(retryAfter) ? retryAfter : null;
  const body = response.data as Partial<Failure> | null;
  const failure = typeof body === 'object' ? body?.error : undefined;
  if (failure !== undefined) {
    return new ApiError({ ...failure, status: response.status, retryAfterSeconds });
  }
  // A proxy answered instead of the API.
  return new ApiError({
    code: response.status >= 500 ? 'unavailable' : 'internal_error',
    status: response.status,
    message: `The exchange answered with status ${response.status}.`,
    retryAfterSeconds,
  });
}

async function requestRefresh(staleToken: string | null): Promise<string> {
  const current = accessToken.get();
  // Another tab was faster while this one waited for the lock.
  if (
    current !== null &&
    current.token !== staleToken &&
    current.expiresAtMs > Date.now() + REFRESH_AHEAD_MS
  ) {
    return current.token;
  }
  const response = await http.post<Success<Session>>('/auth/refresh', undefined, {
    anonymous: true,
  });
  accessToken.set(response.data.data);
  return response.data.data.token;
}

let refreshing: Promise<string> | null = null;

/**
 * Exchanges the refresh cookie for a new access token: once at a time in this tab, and once at a time
 * over all tabs, because a spent refresh token sent twice ends the session.
 * @throws ApiError when the session has ended or the server cannot be reached.
 */
export function refreshAccessToken(): Promise<string> {
  const staleToken = accessToken.get()?.token ?? null;
  const run = () => requestRefresh(staleToken);
  refreshing ??= ('locks' in navigator ? navigator.locks.request(REFRESH_LOCK, run) : run())
    .catch((error: unknown) => {
      if (error instanceof ApiError && (error.status === 401 || error.status === 403)) {
        accessToken.clear();
        onSessionEnd();
      }
      throw error;
    })
    .finally(() => {
      refreshing = null;
    });
  return refreshing;
}

http.interceptors.request.use(async (config: InternalAxiosRequestConfig) => {
  // Mail comes in the language that the app is shown in.
  config.headers.set('Accept-Language', currentLanguage());
  if (config.anonymous === true) return config;
  const current = accessToken.get();
  if (current === null) return config;
  const token =
    current.expiresAtMs - REFRESH_AHEAD_MS > Date.now()
      ? current.token
      : await refreshAccessToken();
  config.headers.set('Authorization', `Bearer ${token}`);
  return config;
});

http.interceptors.response.use(undefined, async (error: unknown) => {
  // A request that its caller gave up is nobody's failure.
  if (error instanceof ApiError || axios.isCancel(error)) throw error;
  const apiError = toApiError(error);
  const config = error instanceof AxiosError ? error.config : undefined;
  const mayRetry =
    config !== undefined &&
    apiError.code === 'unauthenticated' &&
    config.anonymous !== true &&
    config.retried !== true &&
    accessToken.get() !== null;
  if (!mayRetry) throw apiError;
  await refreshAccessToken();
  if (config.once === true) throw apiError;
  return http.request({ ...config, retried: true });
});
