import { useEffect } from 'react';

/**
 * Calls `run` again and again while the tab can be seen.
 * @param run must keep its identity (useCallback).
 */
export function useInterval(run: () => void, intervalMs: number): void {
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) run();
    }, intervalMs);
    return () => {
      clearInterval(timer);
    };
  }, [run, intervalMs]);
}
