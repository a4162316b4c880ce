import AddIcon from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { AlertStatus } from '@tokentradex/backend/contracts';
import { notificationTexts } from '../../i18n/en/notifications.ts';
import { useText } from '../../i18n/use-text.ts';
import { notificationCentre } from '../../services/notification-centre.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectCurrentMarket } from '../../store/slices/tokensSlice.ts';
import { EmptyState } from '../EmptyState.tsx';
import { ErrorState } from '../ErrorState.tsx';
import { LoadingState } from '../LoadingState.tsx';
import { AlertRows } from './AlertRows.tsx';
import { usePriceAlerts } from './use-price-alerts.ts';

function NewAlertButton() {
  const t = useText(notificationTexts);
  const market = useAppSelector(selectCurrentMarket);
  if (market === undefined) return null;
  return (
    <Button
      size="small"
      variant="contained"
      startIcon={<AddIcon />}
      onClick={() => {
        notificationCentre.startAlert(market.symbol);
      }}
    >
      {t('newAlert')}
    </Button>
  );
}

function Alerts({ status }: { status: AlertStatus }) {
  const t = useText(notificationTexts);
  const { data, load, reload } = usePriceAlerts(status, undefined);
  const label = t(status === 'active' ? 'waiting' : 'fired');
  const isActive = status === 'active';
  if (data === null && load.status === 'failed') {
    return (
      <ErrorState title={t('alertsNotLoaded')} error={load.error} onRetry={reload} isCompact />
    );
  }
  if (data === null)
    return isActive ? <LoadingState label={label} rows={3} rowHeight={40} /> : null;
  if (data.length === 0) {
    return isActive ? (
      <EmptyState
        title={t('noAlerts')}
        hint={t('noAlertsHint')}
        action={<NewAlertButton />}
        isCompact
      />
    ) : null;
  }
  return (
    <Box component="section" aria-label={label} sx={{ mt: 4 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', px: 5 }}>
        <Typography variant="h3">{label}</Typography>
        {isActive && <NewAlertButton />}
      </Box>
      <AlertRows alerts={data} label={label} />
    </Box>
  );
}

/** Every price alert: those that wait, then those that have fired. */
export function AlertList() {
  return (
    <Box sx={{ pb: 4 }}>
      <Alerts status="active" />
      <Alerts status="fired" />
    </Box>
  );
}
