import { LIMITS, type AlertStatus, type PriceAlert } from '@tokentradex/backend/contracts';
import { useCallback } from 'react';
import { api } from '../../services/api.ts';
import { useNotificationCentre } from '../../services/notification-centre.ts';
import { useAfterChange } from '../use-after-change.ts';
import { useLoaded, type Loaded } from '../use-loaded.ts';

/** At most a page of them, which is more than may be active; asked for again when one has changed. */
export function usePriceAlerts(
  status: AlertStatus,
  tokenId: string | undefined,
): Loaded<PriceAlert[]> {
  const { alertsVersion } = useNotificationCentre();
  const source = useCallback(
    async (signal: AbortSignal) => {
      const market = tokenId === undefined ? {} : { tokenId };
      const query = { status, limit: LIMITS.pageSizeMax, ...market };
      return (await api.alerts.list(query, signal)).items;
    },
    [status, tokenId],
  );
  const loaded = useLoaded(source);
  useAfterChange(alertsVersion, loaded.reload, 0);
  return loaded;
}
