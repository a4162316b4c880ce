import type { ApiErrorData } from '../services/api-error.ts';

/** Where a list that comes from the server stands. Data from before may still be there. */
export interface LoadState {
  status: 'idle' | 'loading' | 'ready' | 'failed';
  error: ApiErrorData | null;
}

export const IDLE: LoadState = { status: 'idle', error: null };
export const LOADING: LoadState = { status: 'loading', error: null };
export const READY: LoadState = { status: 'ready', error: null };

/** @param error undefined when the failure was not the API's. */
export function failed(error: ApiErrorData | undefined): LoadState {
  return { status: 'failed', error: error ?? null };
}
