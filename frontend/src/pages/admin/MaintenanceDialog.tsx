import Typography from '@mui/material/Typography';
import { LIMITS } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { LabelledField } from '../../components/LabelledField.tsx';
import { adminHouseTexts } from '../../i18n/en/admin-house.ts';
import { useText } from '../../i18n/use-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { notify } from '../../services/notify.ts';
import { useAppDispatch } from '../../store/index.ts';
import { fetchStatus } from '../../store/slices/tokensSlice.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { TypedConfirmation } from './TypedConfirmation.tsx';
import { useReasonedChange } from './use-reasoned-change.ts';

/** What has to be typed before everybody's orders are refused. */
const WORD = 'MAINTENANCE';

/** Closes the house to new orders and withdrawals, or opens it again. */
export function MaintenanceDialog({ isOn, onClose }: { isOn: boolean; onClose: () => void }) {
  const t = useText(adminHouseTexts);
  const dispatch = useAppDispatch();
  const [message, setMessage] = useState('');
  const [typed, setTyped] = useState('');
  const { isBusy, error, isTouched, reasonField, submit } = useReasonedChange();
  const written = message.trim();
  const change = async () => {
    const done = await submit(isOn || typed === WORD, async (reason) => {
      await adminApi.house.setMaintenance({
        isOn: !isOn,
        ...(isOn || written === '' ? {} : { message: written }),
        reason,
      });
      return true;
    });
    if (done === null) return;
    notify('success', t(isOn ? 'maintenance.ended' : 'maintenance.started'));
    void dispatch(fetchStatus());
    onClose();
  };
  return (
    <AdminDialog
      title={t(isOn ? 'maintenance.endTitle' : 'maintenance.startTitle')}
      confirmLabel={t(isOn ? 'maintenance.end' : 'maintenance.start')}
      isDangerous={!isOn}
      isBusy={isBusy}
      error={error}
      onSubmit={() => void change()}
      onClose={onClose}
    >
      <Typography variant="body2">
        {t(isOn ? 'maintenance.endText' : 'maintenance.startText')}
      </Typography>
      {!isOn && (
        <LabelledField
          label={t('maintenance.message')}
          value={message}
          onChange={setMessage}
          rows={2}
          lengthMax={LIMITS.maintenanceMessageLengthMax}
          hint={t('maintenance.messageHint')}
        />
      )}
      <ReasonField {...reasonField} />
      {!isOn && (
        <TypedConfirmation word={WORD} value={typed} onChange={setTyped} isMissing={isTouched} />
      )}
    </AdminDialog>
  );
}
