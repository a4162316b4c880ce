import Box from '@mui/material/Box';
import type { EmailChange, User } from '@tokentradex/backend/contracts';
import { StatusChip } from '../../../components/StatusChip.tsx';
import { profileTexts } from '../../../i18n/en/profile.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ChangeButton } from './ChangeButton.tsx';
import { EmailForm } from './EmailForm.tsx';
import { PendingEmail } from './PendingEmail.tsx';
import { ProfileRow } from './ProfileRow.tsx';
import { useRowEditing } from './use-row-editing.ts';
import { UnverifiedEmail } from './UnverifiedEmail.tsx';

interface EmailRowProps {
  user: User;
  /** Null when no change waits, or none is known of. */
  emailChange: EmailChange | null;
  /** Asks again which change waits. */
  onChange: () => void;
}

/** The address, whether it is proven, and what is to become of it. */
export function EmailRow({ user, emailChange, onChange }: EmailRowProps) {
  const t = useText(profileTexts);
  const { isEditing, wasEditing, open, close } = useRowEditing();
  const address = (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 1 }}>
      <span>{user.email}</span>
      <StatusChip status={user.emailVerified ? 'approved' : 'none'} />
    </Box>
  );
  const unverified = user.emailVerified ? null : <UnverifiedEmail />;
  const notice =
    emailChange === null ? unverified : <PendingEmail change={emailChange} onStopped={onChange} />;
  if (isEditing) {
    return (
      <ProfileRow label={t('email')}>
        <Box sx={{ mb: 4 }}>{address}</Box>
        <EmailForm
          email={user.email}
          onSent={() => {
            close();
            onChange();
          }}
          onCancel={close}
        />
      </ProfileRow>
    );
  }
  return (
    <ProfileRow
      label={t('email')}
      action={<ChangeButton label={t('changeEmail')} isReturn={wasEditing} onClick={open} />}
      {...(notice === null ? {} : { notice })}
    >
      {address}
    </ProfileRow>
  );
}
