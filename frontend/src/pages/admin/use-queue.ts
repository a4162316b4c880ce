import type { Page } from '@tokentradex/backend/contracts';
import { useCallback } from 'react';
import { useInterval } from '../../components/use-interval.ts';
import { usePagedList, type PagedList, type PageSource } from '../../components/use-paged-list.ts';

const REFRESH_MS = 15_000;

/**
 * What waits for a decision or was decided, by status; asked for again as long as no more than the first
 * page is shown.
 * @param listPage must keep its identity.
 */
export function useQueue<Row, Status extends string>(
  tab: Status | 'all',
  listPage: (
    query: { status?: Status; cursor?: string },
    signal: AbortSignal,
  ) => Promise<Page<Row>>,
): PagedList<Row> {
  const source: PageSource<Row> = useCallback(
    (cursor, signal) =>
      listPage(
        { ...(tab === 'all' ? {} : { status: tab }), ...(cursor === undefined ? {} : { cursor }) },
        signal,
      ),
    [tab, listPage],
  );
  const list = usePagedList(source);
  const { isFirstPage, reload } = list;
  const refresh = useCallback(() => {
    if (isFirstPage) reload();
  }, [isFirstPage, reload]);
  useInterval(refresh, REFRESH_MS);
  return list;
}
