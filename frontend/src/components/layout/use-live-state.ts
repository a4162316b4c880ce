import type { ExchangeStatus } from '@tokentradex/backend/contracts';
import { useCallback, useEffect } from 'react';
import { appTexts } from '../../i18n/en/app.ts';
import { useText } from '../../i18n/use-text.ts';
import { useConnection } from '../../services/market-data/use-market-data.ts';
import type { ConnectionState } from '../../services/websocket.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { fetchStatus, selectExchangeStatus } from '../../store/slices/tokensSlice.ts';
import { useInterval } from '../use-interval.ts';

/** A halt, or its end, is on the screen within this. */
const STATUS_INTERVAL_MS = 5_000;

/** How much what is on the screen can be trusted, and whether orders are taken. */
export type LiveState = ConnectionState | 'maintenance';

export interface Live {
  state: LiveState;
  /** Of one message to the exchange and back; null until measured. */
  latencyMs: number | null;
  /** The exchange's words for a maintenance. */
  reason: string | null;
}

/** The connection and the exchange's own state as one word. */
export function useLiveState(): Live {
  const { state, latencyMs } = useConnection();
  const t = useText(appTexts);
  const status = useAppSelector(selectExchangeStatus);
  const isMaintained = state === 'live' && status !== null && !status.canTrade;
  return {
    state: isMaintained ? 'maintenance' : state,
    latencyMs,
    reason: isMaintained ? reasonOf(status, t('maintenance')) : null,
  };
}

/** @param untold for a maintenance that nobody said anything about. */
function reasonOf({ maintenance, reason }: ExchangeStatus, untold: string): string | null {
  return maintenance === null ? reason : (maintenance.message ?? untold);
}

/** Keeps the exchange's state fresh while the caller is mounted: market states are pushed to nobody. */
export function useStatusPolling(): void {
  const dispatch = useAppDispatch();
  const { state } = useConnection();
  const isLive = state === 'live';
  const poll = useCallback(() => {
    // Without a connection there is no answer; the first thing after it is to ask.
    if (isLive) void dispatch(fetchStatus());
  }, [dispatch, isLive]);
  useEffect(poll, [poll]);
  useInterval(poll, STATUS_INTERVAL_MS);
}
