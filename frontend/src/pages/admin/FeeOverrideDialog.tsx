import { useState } from 'react';
import { LabelledField } from '../../components/LabelledField.tsx';
import { adminTexts } from '../../i18n/en/admin.ts';
import { useText } from '../../i18n/use-text.ts';
import { fieldErrors } from '../../lib/error-text.ts';
import { endOfDay, isDay } from '../../lib/local-day.ts';
import { adminApi } from '../../services/admin-api.ts';
import { notify } from '../../services/notify.ts';
import { AdminDialog } from './AdminDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { useReasonedChange } from './use-reasoned-change.ts';

interface FeeOverrideDialogProps {
  userId: string;
  onClose: () => void;
  onDone: () => void;
}

/** Agrees on rates with one user, from now on. */
export function FeeOverrideDialog({ userId, onClose, onDone }: FeeOverrideDialogProps) {
  const t = useText(adminTexts);
  const [makerFeeBps, setMakerFeeBps] = useState('');
  const [takerFeeBps, setTakerFeeBps] = useState('');
  const [lastDay, setLastDay] = useState('');
  const { isBusy, error, isTouched, reasonField, submit } = useReasonedChange();
  const refused = fieldErrors(error);
  // Only an empty field means until further notice.
  const isLastDayValid = lastDay === '' || isDay(lastDay);

  const agree = async () => {
    const agreed = await submit(isLastDayValid, (reason) =>
      adminApi.fees.addOverride(userId, {
        makerFeeBps: makerFeeBps.trim(),
        takerFeeBps: takerFeeBps.trim(),
        ...(lastDay === '' ? {} : { until: endOfDay(lastDay) }),
        reason,
      }),
    );
    if (agreed === null) return;
    notify('success', t('override.agreed'));
    onDone();
    onClose();
  };

  return (
    <AdminDialog
      title={t('override.add')}
      confirmLabel={t('override.add')}
      isBusy={isBusy}
      error={Object.keys(refused).length > 0 ? null : error}
      onSubmit={() => void agree()}
      onClose={onClose}
    >
      <LabelledField
        label={t('feeTiers.maker')}
        value={makerFeeBps}
        onChange={setMakerFeeBps}
        inputMode="decimal"
        isTabular
        error={refused['makerFeeBps']}
      />
      <LabelledField
        label={t('feeTiers.taker')}
        value={takerFeeBps}
        onChange={setTakerFeeBps}
        inputMode="decimal"
        isTabular
        error={refused['takerFeeBps']}
      />
      <LabelledField
        label={t('override.lastDay')}
        value={lastDay}
        onChange={(value) => {
          setLastDay(value.trim());
        }}
        placeholder="2027-01-31"
        isTabular
        error={isTouched && !isLastDayValid ? t('override.noDay') : refused['until']}
      />
      <ReasonField {...reasonField} />
    </AdminDialog>
  );
}
