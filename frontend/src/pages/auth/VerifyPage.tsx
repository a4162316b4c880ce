import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useSending } from '../../components/use-sending.ts';
import { recoveryTexts } from '../../i18n/en/recovery.ts';
import { useText } from '../../i18n/use-text.ts';
import { describeError } from '../../lib/error-text.ts';
import { api } from '../../services/api.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { refreshUser, selectIsSignedIn } from '../../store/slices/authSlice.ts';
import { AuthLayout } from './AuthLayout.tsx';
import { LinkExpired } from './LinkExpired.tsx';

const PROFILE = '/settings/profile';

/**
 * Where a mailed link leads that proves an address. It asks for one click: programs that look into mail
 * open links, and must not confirm anything.
 */
export function VerifyPage() {
  const t = useText(recoveryTexts);
  const [parameters] = useSearchParams();
  const token = parameters.get('token') ?? '';
  const isSignedIn = useAppSelector(selectIsSignedIn);
  const dispatch = useAppDispatch();
  const { isBusy, error, send } = useSending();
  const [email, setEmail] = useState<string | null>(null);
  const confirm = async () => {
    const answer = await send(() => api.auth.verifyEmail({ token }));
    if (answer === null) return;
    if (isSignedIn) await dispatch(refreshUser());
    setEmail(answer.email);
  };
  if (email !== null) return <AddressConfirmed email={email} isSignedIn={isSignedIn} />;
  if (token === '' || error?.code === 'link_expired' || error?.code === 'validation_failed') {
    return isSignedIn ? (
      <LinkExpired path={PROFILE} actionLabel={t('toProfile')} />
    ) : (
      <LinkExpired path="/login" from={PROFILE} actionLabel={t('toSignIn')} />
    );
  }
  return (
    <AuthLayout title={t('verifyTitle')} subtitle={t('verifyHint')}>
      {error !== null && (
        <Alert severity="error" sx={{ mb: 4 }}>
          {describeError(error)}
        </Alert>
      )}
      <Button
        variant="contained"
        size="large"
        fullWidth
        loading={isBusy}
        onClick={() => void confirm()}
      >
        {t('confirm')}
      </Button>
    </AuthLayout>
  );
}

function AddressConfirmed({ email, isSignedIn }: { email: string; isSignedIn: boolean }) {
  const t = useText(recoveryTexts);
  return (
    <AuthLayout
      title={t('verifiedTitle')}
      subtitle={<span role="status">{t('verifiedHint', { email })}</span>}
    >
      <Button
        component={Link}
        to={isSignedIn ? PROFILE : '/login'}
        variant="contained"
        size="large"
        fullWidth
      >
        {t(isSignedIn ? 'toProfile' : 'signIn')}
      </Button>
    </AuthLayout>
  );
}
