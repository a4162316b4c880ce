import { useAfterChange } from '../../../components/use-after-change.ts';
import { useAppSelector } from '../../../store/index.ts';
import { selectWallet } from '../../../store/slices/walletSlice.ts';

/** A withdrawal is counted before it is held, and its decision comes with the balances. */
const DELAY_MS = 1_000;

/** Asks again after what is locked has changed: a withdrawal was held, paid or given back. */
export function useFreshLimits(reload: () => void): void {
  const { load, balances } = useAppSelector(selectWallet);
  const locked =
    load.status === 'ready'
      ? balances.map((known) => `${known.tokenId}:${known.lockedBalance}`).join()
      : undefined;
  useAfterChange(locked, reload, DELAY_MS);
}
