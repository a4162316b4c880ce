import type { AxiosRequestConfig } from 'axios';
import type { Success } from '@tokentradex/backend/contracts';
import { http } from './http-client.ts';

/** A long history is streamed for a while. */
const CSV_TIMEOUT_MS = 120_000;
/** Megabytes over a slow line. */
export const FILE_TIMEOUT_MS = 120_000;

/** Sends and unwraps `{ success, data }`. @throws ApiError */
export async function request<T>(config: AxiosRequestConfig): Promise<T> {
  const response = await http.request<Success<T>>(config);
  return response.data.data;
}

export const get = <T>(url: string, params?: object, signal?: AbortSignal) =>
  request<T>({ url, params, ...(signal === undefined ? {} : { signal }) });

export const post = <T>(url: string, data?: unknown, config: AxiosRequestConfig = {}) =>
  request<T>({ ...config, method: 'POST', url, data });

/** Asks for the same list as a CSV file. @throws ApiError */
export async function getCsv(url: string, params: object): Promise<Blob> {
  const response = await http.get<Blob>(url, {
    params,
    headers: { Accept: 'text/csv' },
    responseType: 'blob',
    timeout: CSV_TIMEOUT_MS,
  });
  return response.data;
}

/** Ids and symbols go into paths; client order ids may hold a slash. */
export const segment = encodeURIComponent;
