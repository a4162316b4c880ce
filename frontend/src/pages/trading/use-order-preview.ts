import type { OrderPreview, PlaceOrderBody } from '@tokentradex/backend/contracts';
import { useEffect, useState } from 'react';
import { ApiError, toErrorData, type ApiErrorData } from '../../services/api-error.ts';
import { orderEntry } from '../../services/order-entry.ts';

/** After the last key; before that a preview would be of something half typed. */
const DEBOUNCE_MS = 250;
/** The book moves on, so the preview does. */
const REFRESH_MS = 5_000;

export interface PreviewState {
  /** The newest answer; may be of the request before while the next is under way. */
  preview: OrderPreview | null;
  error: ApiErrorData | null;
  isStale: boolean;
}

interface Answer {
  key: string;
  preview: OrderPreview | null;
  error: ApiErrorData | null;
}

const NOTHING: PreviewState = { preview: null, error: null, isStale: false };

/** What placing this order would do now, asked of the exchange. @param body null asks nothing. */
export function useOrderPreview(body: PlaceOrderBody | null): PreviewState {
  const key = body === null ? null : JSON.stringify(body);
  const [answer, setAnswer] = useState<Answer | null>(null);

  useEffect(() => {
    if (key === null) return;
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      if (document.hidden) {
        timer = setTimeout(() => void ask(), REFRESH_MS);
        return;
      }
      try {
        const preview = await orderEntry.preview(JSON.parse(key) as PlaceOrderBody, abort.signal);
        if (!abort.signal.aborted) setAnswer({ key, preview, error: null });
      } catch (error) {
        if (abort.signal.aborted) return;
        if (!(error instanceof ApiError)) throw error;
        setAnswer({ key, preview: null, error: toErrorData(error) });
      }
      if (!abort.signal.aborted) timer = setTimeout(() => void ask(), REFRESH_MS);
    };
    timer = setTimeout(() => void ask(), DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [key]);

  if (key === null || answer === null) return { ...NOTHING, isStale: key !== null };
  return { preview: answer.preview, error: answer.error, isStale: answer.key !== key };
}
