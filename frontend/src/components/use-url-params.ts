import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

export type UrlParamChanges = Record<string, string | null>;

/**
 * Filters that live in the address, so that a reload or a shared link shows the same. Null removes one;
 * changes replace the entry of the browser's history instead of adding to it.
 */
export function useUrlParams(): [URLSearchParams, (changes: UrlParamChanges) => void] {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (changes: UrlParamChanges) => {
      setParams(
        (known) => {
          const next = new URLSearchParams(known);
          for (const [name, value] of Object.entries(changes)) {
            if (value === null || value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true, preventScrollReset: true },
      );
    },
    [setParams],
  );
  return [params, change];
}
