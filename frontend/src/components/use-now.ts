import { useEffect, useState } from 'react';

/** The present time in milliseconds, renewed every `intervalMs`: for ages that grow while they are seen. */
export function useNow(intervalMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNowMs(Date.now());
    }, intervalMs);
    return () => {
      clearInterval(timer);
    };
  }, [intervalMs]);
  return nowMs;
}
