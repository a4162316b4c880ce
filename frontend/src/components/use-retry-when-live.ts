import { useEffect } from 'react';
import { realtime } from '../services/websocket.ts';

/** Tries again by itself when the connection comes back after a failure. */
export function useRetryWhenLive(hasFailed: boolean, retry: () => void): void {
  useEffect(() => {
    if (!hasFailed) return;
    let wasLive = realtime.getConnection().state === 'live';
    return realtime.subscribeConnection(() => {
      const isLive = realtime.getConnection().state === 'live';
      if (isLive && !wasLive) retry();
      wasLive = isLive;
    });
  }, [hasFailed, retry]);
}
