import type { AdjustmentPreview, AdjustmentPreviewQuery } from '@tokentradex/backend/contracts';
import { useCallback } from 'react';
import { useLoaded, type Loaded } from '../../components/use-loaded.ts';
import { adminApi } from '../../services/admin-api.ts';
import { LOADING } from '../../store/load-state.ts';
import { useDebounced } from './use-debounced.ts';

const TYPING_MS = 250;

/** What an adjustment would do now; null data while something of it is not known yet. */
export function useAdjustmentPreview(
  userId: string | null,
  tokenId: string,
  amount: string | null,
): Loaded<AdjustmentPreview | null> {
  const settled = useDebounced(amount, TYPING_MS);
  const source = useCallback(
    (signal: AbortSignal) => {
      if (userId === null || tokenId === '' || settled === null) return Promise.resolve(null);
      const query: AdjustmentPreviewQuery = { userId, tokenId, amount: settled };
      return adminApi.adjustments.preview(query, signal);
    },
    [userId, tokenId, settled],
  );
  const loaded = useLoaded(source);
  // What is shown always belongs to what is typed.
  return settled === amount ? loaded : { ...loaded, data: null, load: LOADING };
}
