import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import { Link } from 'react-router-dom';
import { CopyableText } from '../../../components/CopyableText.tsx';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { Panel } from '../../../components/Panel.tsx';
import { profileTexts } from '../../../i18n/en/profile.ts';
import { useText } from '../../../i18n/use-text.ts';
import { formatDate } from '../../../lib/time-text.ts';
import { useAppSelector } from '../../../store/index.ts';
import { selectUser } from '../../../store/slices/authSlice.ts';
import { EmailRow } from './EmailRow.tsx';
import { ProfileRow } from './ProfileRow.tsx';
import { useEmailChange } from './use-email-change.ts';
import { UsernameRow } from './UsernameRow.tsx';

/** Who the account belongs to, and what of that its owner can change. */
export function ProfilePage() {
  const t = useText(profileTexts);
  const user = useAppSelector(selectUser);
  const { data, load, reload } = useEmailChange();
  if (user === null) return null;
  return (
    <Panel title={t('title')}>
      {load.status === 'failed' && (
        <ErrorState title={t('pendingNotLoaded')} error={load.error} onRetry={reload} isCompact />
      )}
      <Box component="dl" sx={{ m: 0 }}>
        <UsernameRow username={user.username} />
        <EmailRow user={user} emailChange={data} onChange={reload} />
        <ProfileRow label={t('accountId')}>
          <CopyableText text={user.id} label={t('accountIdLabel')} />
        </ProfileRow>
        <ProfileRow label={t('memberSince')}>{formatDate(user.createdAt)}</ProfileRow>
        <ProfileRow label={t('fees')}>
          <MuiLink component={Link} to="/fees">
            {t('feeTier')}
          </MuiLink>
        </ProfileRow>
      </Box>
    </Panel>
  );
}
