import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { recoveryTexts } from '../../i18n/en/recovery.ts';
import { useText } from '../../i18n/use-text.ts';
import { AuthLayout } from './AuthLayout.tsx';

interface LinkExpiredProps {
  /** Where another link can be asked for. */
  path: string;
  /** Shown first on the way there, after signing in. */
  from?: string;
  actionLabel: string;
}

/** What a mailed link shows that opens nothing any more, and how to get another. */
export function LinkExpired({ path, from, actionLabel }: LinkExpiredProps) {
  const t = useText(recoveryTexts);
  return (
    <AuthLayout title={t('expiredTitle')} subtitle={t('expiredHint')}>
      <Button
        component={Link}
        to={path}
        {...(from === undefined ? {} : { state: { from } })}
        variant="contained"
        size="large"
        fullWidth
      >
        {actionLabel}
      </Button>
    </AuthLayout>
  );
}
