import type { Permission } from '@tokentradex/backend/contracts';
import { Navigate, Outlet, useLocation } from 'react-router-dom';
import { appTexts } from '../i18n/en/app.ts';
import { useText } from '../i18n/use-text.ts';
import { ForbiddenPage } from '../pages/errors/ForbiddenPage.tsx';
import { useAppDispatch, useAppSelector } from '../store/index.ts';
import { restoreSession, selectAuth, selectCan } from '../store/slices/authSlice.ts';
import { ErrorState } from './ErrorState.tsx';
import { LoadingState } from './LoadingState.tsx';

/**
 * Shows the routes below only to who is signed in, and, when a permission is named, may do that. The server
 * decides again at every request; this only spares people pages that cannot work for them.
 */
export function RequireSession({ permission }: { permission?: Permission }) {
  const t = useText(appTexts);
  const { status, error } = useAppSelector(selectAuth);
  const isAllowed = useAppSelector(
    (state) => permission === undefined || selectCan(state, permission),
  );
  const location = useLocation();
  const dispatch = useAppDispatch();
  switch (status) {
    case 'restoring':
      return <LoadingState label={t('session')} rows={8} />;
    case 'unreachable':
      return (
        <ErrorState
          title={t('sessionNotRestored')}
          error={error}
          onRetry={() => void dispatch(restoreSession())}
        />
      );
    case 'signedOut':
      return <Navigate to="/login" replace state={{ from: location.pathname }} />;
    case 'signedIn':
      return isAllowed ? <Outlet /> : <ForbiddenPage />;
  }
}
