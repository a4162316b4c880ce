import BuildIcon from '@mui/icons-material/BuildOutlined';
import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Panel } from '../../components/Panel.tsx';
import { adminHouseTexts } from '../../i18n/en/admin-house.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectExchangeStatus } from '../../store/slices/tokensSlice.ts';
import { MaintenanceDialog } from './MaintenanceDialog.tsx';

/** Whether the house takes orders and withdrawals, and the switch. */
export function MaintenancePanel() {
  const t = useText(adminHouseTexts);
  const status = useAppSelector(selectExchangeStatus);
  const [asked, setAsked] = useState<{ isOn: boolean } | null>(null);
  const maintenance = status?.maintenance ?? null;
  const isOn = maintenance !== null;
  const Icon = isOn ? BuildIcon : CheckCircleIcon;
  return (
    <Panel
      title={t('maintenance')}
      actions={
        <Button
          variant={isOn ? 'contained' : 'outlined'}
          color={isOn ? 'primary' : 'error'}
          size="small"
          disabled={status === null}
          onClick={() => {
            setAsked({ isOn });
          }}
        >
          {t(isOn ? 'maintenance.end' : 'maintenance.start')}
        </Button>
      }
    >
      <Box sx={{ px: 4, py: 3, display: 'grid', gap: 1.5 }}>
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 2,
            color: isOn ? 'warning.main' : 'trading.up',
          }}
        >
          <Icon aria-hidden sx={{ fontSize: 20 }} />
          <Typography variant="subtitle2" component="p">
            {t(isOn ? 'maintenance.on' : 'maintenance.off')}
          </Typography>
          {isOn && (
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              {t('maintenance.since', { time: formatDateTime(maintenance.since) })}
            </Typography>
          )}
        </Box>
        {isOn && (
          <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
            {maintenance.message ?? t('maintenance.untold')}
          </Typography>
        )}
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('maintenance.what')}
        </Typography>
      </Box>
      {asked !== null && (
        <MaintenanceDialog
          isOn={asked.isOn}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </Panel>
  );
}
