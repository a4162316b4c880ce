import { useEffect } from 'react';
import { useLoaded, type Loaded } from '../../../components/use-loaded.ts';
import type { EmailChange } from '@tokentradex/backend/contracts';
import { api } from '../../../services/api.ts';
import { useAppDispatch } from '../../../store/index.ts';
import { refreshUser } from '../../../store/slices/authSlice.ts';

/**
 * The change of e-mail that waits. It and the account are asked for again whenever the reader comes back
 * to the page: most come from their mailbox, where a link may have changed both.
 */
export function useEmailChange(): Loaded<EmailChange | null> {
  const loaded = useLoaded(api.auth.emailChange);
  const dispatch = useAppDispatch();
  const { reload } = loaded;
  useEffect(() => {
    void dispatch(refreshUser());
    const look = () => {
      if (document.visibilityState !== 'visible') return;
      void dispatch(refreshUser());
      reload();
    };
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
    };
  }, [dispatch, reload]);
  return loaded;
}
