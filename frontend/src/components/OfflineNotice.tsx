import Alert from '@mui/material/Alert';
import { appTexts } from '../i18n/en/app.ts';
import { useText } from '../i18n/use-text.ts';
import { useConnection } from '../services/market-data/use-market-data.ts';

/** Says on every page that what it shows grows old while there is no connection. */
export function OfflineNotice() {
  const t = useText(appTexts);
  const { state } = useConnection();
  if (state !== 'offline') return null;
  return (
    <Alert severity="warning" sx={{ mb: 4 }}>
      {t('offlineNotice')}
    </Alert>
  );
}
