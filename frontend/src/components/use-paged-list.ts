import type { Page } from '@tokentradex/backend/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { toErrorData } from '../services/api-error.ts';
import { failed, LOADING, READY, type LoadState } from '../store/load-state.ts';
import { useRetryWhenLive } from './use-retry-when-live.ts';

/** Asks for the page at `cursor`, or for the first one. */
export type PageSource<Row> = (
  cursor: string | undefined,
  signal: AbortSignal,
) => Promise<Page<Row>>;

export interface PagedList<Row> {
  /** While another source loads, the rows of the one before. */
  rows: Row[];
  load: LoadState;
  /** Undefined on the last page. */
  loadMore: (() => void) | undefined;
  isLoadingMore: boolean;
  /** True while no more than the first page is shown. */
  isFirstPage: boolean;
  /** Asks for the first page again; what is shown stays until the answer comes. */
  reload: () => void;
  /** After a failure: asks for what failed, be it the first page or a later one. */
  retry: () => void;
}

interface State<Row> {
  source: PageSource<Row> | null;
  rows: Row[];
  nextCursor: string | null;
  pageCount: number;
  load: LoadState;
  isLoadingMore: boolean;
  hasMoreFailed: boolean;
}

const EMPTY: State<never> = {
  source: null,
  rows: [],
  nextCursor: null,
  pageCount: 0,
  load: LOADING,
  isLoadingMore: false,
  hasMoreFailed: false,
};

/**
 * A list from the API, page by page.
 * @param source must keep its identity (useCallback) while the same filters are meant.
 */
export function usePagedList<Row>(source: PageSource<Row>): PagedList<Row> {
  const [state, setState] = useState<State<Row>>(EMPTY);
  const [attempt, setAttempt] = useState(0);
  const more = useRef<AbortController | null>(null);

  useEffect(() => {
    const controller = new AbortController();
    source(undefined, controller.signal).then(
      ({ items, nextCursor }) => {
        if (controller.signal.aborted) return;
        more.current?.abort();
        setState({ ...EMPTY, source, rows: items, nextCursor, pageCount: 1, load: READY });
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        const load = failed(toErrorData(error));
        setState((known) =>
          known.source === source ? { ...known, load } : { ...EMPTY, source, load },
        );
      },
    );
    return () => {
      controller.abort();
      more.current?.abort();
    };
  }, [source, attempt]);

  const loadMore = useCallback(() => {
    if (state.nextCursor === null) return;
    const controller = new AbortController();
    more.current?.abort();
    more.current = controller;
    setState((known) => ({ ...known, load: READY, isLoadingMore: true, hasMoreFailed: false }));
    source(state.nextCursor, controller.signal).then(
      ({ items, nextCursor }) => {
        if (controller.signal.aborted) return;
        setState((known) => ({
          ...known,
          rows: [...known.rows, ...items],
          nextCursor,
          pageCount: known.pageCount + 1,
          isLoadingMore: false,
        }));
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        const load = failed(toErrorData(error));
        setState((known) => ({ ...known, load, isLoadingMore: false, hasMoreFailed: true }));
      },
    );
  }, [source, state.nextCursor]);

  const reload = useCallback(() => {
    setAttempt((count) => count + 1);
  }, []);
  const isCurrent = state.source === source;
  const retry = state.hasMoreFailed ? loadMore : reload;
  useRetryWhenLive(isCurrent && state.load.status === 'failed', retry);
  return {
    rows: state.rows,
    load: isCurrent ? state.load : LOADING,
    loadMore: isCurrent && state.nextCursor !== null ? loadMore : undefined,
    isLoadingMore: state.isLoadingMore,
    isFirstPage: state.pageCount <= 1,
    reload,
    retry,
  };
}
