import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import type { PriceAlert } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { notificationTexts } from '../../i18n/en/notifications.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { toErrorData } from '../../services/api-error.ts';
import { api } from '../../services/api.ts';
import { notificationCentre } from '../../services/notification-centre.ts';
import { notifyError } from '../../services/notify.ts';
import { Figure } from '../Figure.tsx';

function Row({ alert }: { alert: PriceAlert }) {
  const t = useText(notificationTexts);
  const [isBusy, setIsBusy] = useState(false);
  const price = formatDecimal(alert.price);
  const remove = async () => {
    setIsBusy(true);
    try {
      await api.alerts.remove(alert.id);
      notificationCentre.alertsChanged();
    } catch (error) {
      setIsBusy(false);
      notifyError(t('alertNotDeleted'), toErrorData(error));
    }
  };
  const when =
    alert.firedAt === null
      ? t('setAt', { time: formatDateTime(alert.createdAt) })
      : t('firedAt', {
          price: formatDecimal(alert.firedPrice ?? alert.price),
          time: formatDateTime(alert.firedAt),
        });
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'center', gap: 3, px: 5, py: 2 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ typography: 'body2', fontWeight: 500 }}>
          {alert.symbol}{' '}
          <Figure>{t(alert.direction === 'above' ? 'orHigher' : 'orLower', { price })}</Figure>
        </Box>
        <Box sx={{ typography: 'caption', color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {alert.note === '' ? when : `${when} · ${alert.note}`}
        </Box>
      </Box>
      <IconButton
        size="small"
        loading={isBusy}
        aria-label={t('deleteAlert', { symbol: alert.symbol, price })}
        onClick={() => void remove()}
      >
        <DeleteIcon sx={{ fontSize: 18 }} />
      </IconButton>
    </Box>
  );
}

/** Price alerts, each with a way to delete it. */
export function AlertRows({ alerts, label }: { alerts: readonly PriceAlert[]; label: string }) {
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {alerts.map((alert) => (
        <Row key={alert.id} alert={alert} />
      ))}
    </Box>
  );
}
