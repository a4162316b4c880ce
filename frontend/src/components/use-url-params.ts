import { startTransition, useCallback, useOptimistic } from 'react';
import { useSearchParams } from 'react-router-dom';

export type UrlParamChanges = Record<string, string | null>;

/**
 * Filters that live in the address, so that a reload or a shared link shows the same. Null removes one;
 * changes replace the entry of the browser's history instead of adding to it.
 */
export function useUrlParams(): [URLSearchParams, (changes: UrlParamChanges) => void] {
  const [params, setParams] = useSearchParams();
  // The router renders a new address when it finds the time: what is typed would be lost until then.
  const [shown, showAtOnce] = useOptimistic(params);
  const change = useCallback(
    (changes: UrlParamChanges) => {
      // Of the address itself, which is ahead of what is rendered.
      const next = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null || value === '') next.delete(name);
        else next.set(name, value);
      }
      startTransition(() => {
        showAtOnce(next);
        setParams(next, { replace: true, preventScrollReset: true });
      });
    },
    [setParams, showAtOnce],
  );
  return [shown, change];
}
