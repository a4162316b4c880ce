import { useCallback, useEffect, useState } from 'react';
import { toErrorData } from '../services/api-error.ts';
import { failed, LOADING, READY, type LoadState } from '../store/load-state.ts';
import { useRetryWhenLive } from './use-retry-when-live.ts';

export interface Loaded<Data> {
  /** From the last success; null until then, and null again when the source changes. */
  data: Data | null;
  load: LoadState;
  /** Asks again; what is known stays until the answer comes. */
  reload: () => void;
}

type Source<Data> = (signal: AbortSignal) => Promise<Data>;

interface State<Data> {
  source: Source<Data> | null;
  data: Data | null;
  load: LoadState;
}

/**
 * One thing from the API, for as long as the caller is mounted.
 * @param source asks for it; must keep its identity (useCallback) while the same thing is meant.
 */
export function useLoaded<Data>(source: Source<Data>): Loaded<Data> {
  const [state, setState] = useState<State<Data>>({ source: null, data: null, load: LOADING });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const controller = new AbortController();
    source(controller.signal).then(
      (data) => {
        if (!controller.signal.aborted) setState({ source, data, load: READY });
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        const load = failed(toErrorData(error));
        setState((known) => ({ source, data: known.source === source ? known.data : null, load }));
      },
    );
    return () => {
      controller.abort();
    };
  }, [source, attempt]);

  const reload = useCallback(() => {
    setAttempt((count) => count + 1);
  }, []);
  const isCurrent = state.source === source;
  useRetryWhenLive(isCurrent && state.load.status === 'failed', reload);
  return isCurrent
    ? { data: state.data, load: state.load, reload }
    : { data: null, load: LOADING, reload };
}
