import { useCallback } from 'react';
import { useAfterChange } from '../../components/use-after-change.ts';
import type { PagedList } from '../../components/use-paged-list.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectWallet } from '../../store/slices/walletSlice.ts';

/** The ledger commits together with the balances; a little later is soon enough, and one request for many. */
const DELAY_MS = 1_000;

/** Loads a list again after the balances changed, unless the reader has gone on to older pages. */
export function useFreshFirstPage<Row>({ isFirstPage, reload }: PagedList<Row>): void {
  const { load, balances } = useAppSelector(selectWallet);
  // The socket's first word repeats what the API said: only other amounts are a change.
  const amounts =
    load.status === 'ready'
      ? balances.map((known) => `${known.tokenId}:${known.balance}:${known.lockedBalance}`).join()
      : undefined;
  const run = useCallback(() => {
    if (isFirstPage) reload();
  }, [isFirstPage, reload]);
  useAfterChange(amounts, run, DELAY_MS);
}
