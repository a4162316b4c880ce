// @vitest-environment jsdom
import type { Page } from '@tokentradex/backend/contracts';
import { act, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../services/api-error.ts';
import { usePagedList, type PageSource } from './use-paged-list.ts';

interface Request {
  cursor: string | undefined;
  signal: AbortSignal;
  answer: (page: Page<string>) => void;
  fail: () => void;
}

/** A list whose requests a test answers by hand. */
function createSource(): { source: PageSource<string>; requests: Request[] } {
  const requests: Request[] = [];
  const source: PageSource<string> = (cursor, signal) =>
    new Promise((resolve, reject) => {
      requests.push({
        cursor,
        signal,
        answer: resolve,
        fail: () => {
          reject(new ApiError({ code: 'unavailable', message: '', status: 503, requestId: 'r1' }));
        },
      });
    });
  return { source, requests };
}

const renderList = (source: PageSource<string>) =>
  renderHook((props: { source: PageSource<string> }) => usePagedList(props.source), {
    initialProps: { source },
  });

async function answer(request: Request | undefined, items: string[], nextCursor: string | null) {
  await act(async () => {
    request?.answer({ items, nextCursor });
    await Promise.resolve();
  });
}

describe('usePagedList', () => {
  it('adds the next page to the rows and offers no more after the last', async () => {
    const { source, requests } = createSource();
    const { result } = renderList(source);
    expect(result.current.load.status).toBe('loading');
    await answer(requests[0], ['c', 'b'], 'after-b');
    act(() => result.current.loadMore?.());
    expect([requests[1]?.cursor, result.current.isLoadingMore]).toEqual(['after-b', true]);
    await answer(requests[1], ['a'], null);
    expect(result.current.rows).toEqual(['c', 'b', 'a']);
    expect(result.current.loadMore).toBeUndefined();
    expect(result.current.isFirstPage).toBe(false);
  });

  it('keeps the rows when the next page fails, and tries that page again', async () => {
    const { source, requests } = createSource();
    const { result } = renderList(source);
    await answer(requests[0], ['b'], 'after-b');
    act(() => result.current.loadMore?.());
    act(() => {
      requests[1]?.fail();
    });
    await waitFor(() => {
      expect(result.current.load).toMatchObject({ status: 'failed', error: { requestId: 'r1' } });
    });
    expect(result.current.rows).toEqual(['b']);
    act(() => {
      result.current.retry();
    });
    expect(requests[2]?.cursor).toBe('after-b');
  });

  it('gives up the question before when the source changes, whatever it answers later', async () => {
    const first = createSource();
    const second = createSource();
    const { result, rerender } = renderList(first.source);
    await answer(first.requests[0], ['old'], 'more');
    act(() => result.current.loadMore?.());
    rerender({ source: second.source });
    expect(result.current).toMatchObject({ rows: ['old'], load: { status: 'loading' } });
    expect(first.requests[1]?.signal.aborted).toBe(true);
    await answer(first.requests[1], ['older'], null);
    await answer(second.requests[0], ['new'], null);
    expect(result.current).toMatchObject({ rows: ['new'], load: { status: 'ready' } });
  });
});
