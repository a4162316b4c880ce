import type { AwaySummary } from '@tokentradex/backend/contracts';
import { useCallback } from 'react';
import { api } from '../../services/api.ts';
import { useLoaded, type Loaded } from '../use-loaded.ts';

/** What happened to the user's orders during the last absence. */
export function useAwaySummary(): Loaded<AwaySummary> {
  return useLoaded(useCallback((signal: AbortSignal) => api.notifications.away(signal), []));
}
