import Typography from '@mui/material/Typography';
import type { AdminAnnouncement } from '@tokentradex/backend/contracts';
import { adminHouseTexts } from '../../i18n/en/admin-house.ts';
import { useText } from '../../i18n/use-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { notify } from '../../services/notify.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { useReasonedChange } from './use-reasoned-change.ts';

interface RemoveAnnouncementDialogProps {
  announcement: AdminAnnouncement;
  onClose: () => void;
  onDone: () => void;
}

/** Takes an announcement down, with a reason. */
export function RemoveAnnouncementDialog(props: RemoveAnnouncementDialogProps) {
  const { announcement, onClose, onDone } = props;
  const t = useText(adminHouseTexts);
  const { isBusy, error, reasonField, submit } = useReasonedChange();
  const remove = async () => {
    const removed = await submit(true, (reason) => adminApi.house.remove(announcement.id, reason));
    if (removed === null) return;
    notify('success', t('removed'), removed.title);
    onDone();
    onClose();
  };
  return (
    <AdminDialog
      title={t('removeTitle')}
      confirmLabel={t('remove')}
      isDangerous
      isBusy={isBusy}
      error={error}
      onSubmit={() => void remove()}
      onClose={onClose}
    >
      <Typography variant="body2">{t('removeText', { title: announcement.title })}</Typography>
      <ReasonField {...reasonField} />
    </AdminDialog>
  );
}
