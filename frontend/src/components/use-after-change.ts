import { useEffect, useRef } from 'react';

/**
 * Calls `run` some time after `value` changed, once for all changes in between. Not for its first value;
 * undefined means that the first one is not known yet.
 * @param run must keep its identity (useCallback).
 */
export function useAfterChange(value: unknown, run: () => void, delayMs: number): void {
  const seen = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    if (seen.current === value) return;
    const isFirst = seen.current === undefined;
    seen.current = value;
    if (isFirst) return;
    timer.current ??= setTimeout(() => {
      timer.current = null;
      run();
    }, delayMs);
  }, [value, run, delayMs]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
}
