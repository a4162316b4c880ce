import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Reconciliation } from '@tokentradex/backend/contracts';
import { reconciliationTexts } from '../../i18n/en/reconciliation.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectCan } from '../../store/slices/authSlice.ts';

interface WithdrawalFreezePanelProps {
  withdrawals: Reconciliation['withdrawals'];
  onUnfreeze: () => void;
}

/** Whether money may leave, and since when and why it may not. */
export function WithdrawalFreezePanel({ withdrawals, onUnfreeze }: WithdrawalFreezePanelProps) {
  const t = useText(reconciliationTexts);
  const mayLift = useAppSelector((state) => selectCan(state, 'reconciliation:unfreeze'));
  const { frozenAt, findings, mayUnfreeze } = withdrawals;
  if (frozenAt === null) {
    return (
      <Alert severity="success" variant="outlined">
        <AlertTitle>{t('open')}</AlertTitle>
        {t('openNote')}
      </Alert>
    );
  }
  return (
    <Alert severity="error" variant="outlined" sx={{ borderWidth: 2 }}>
      <AlertTitle>{t('frozen', { time: formatDateTime(frozenAt) })}</AlertTitle>
      {t('frozenNote')}
      <Box sx={{ mt: 2, fontWeight: 560 }}>{t('foundThen')}</Box>
      <Box component="ul" lang="en" sx={{ m: 0, pl: 4, overflowWrap: 'anywhere' }}>
        {findings.map(({ invariant, message, row }) => (
          <li key={`${message} ${row}`}>{`${invariant}, ${message}: ${row}`}</li>
        ))}
      </Box>
      {mayLift && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 3, mt: 3 }}>
          <Button variant="outlined" color="inherit" onClick={onUnfreeze} disabled={!mayUnfreeze}>
            {t('unfreeze')}
          </Button>
          {!mayUnfreeze && <span>{t('unfreezeFirst')}</span>}
        </Box>
      )}
    </Alert>
  );
}
