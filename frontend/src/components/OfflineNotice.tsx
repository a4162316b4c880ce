import Alert from '@mui/material/Alert';
import { useConnection } from '../services/market-data/use-market-data.ts';

/** Says on every page that what it shows grows old while there is no connection. */
export function OfflineNotice() {
  const { state } = useConnection();
  if (state !== 'offline') return null;
  return (
    <Alert severity="warning" sx={{ mb: 4 }}>
      No connection to the exchange. What you see is old; it renews by itself as soon as the
      connection is back.
    </Alert>
  );
}
