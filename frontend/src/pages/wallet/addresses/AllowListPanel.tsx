import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { LIMITS, type AddressPolicy } from '@tokentradex/backend/contracts';
import { useId, useState } from 'react';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { ErrorState } from '../../../components/ErrorState.tsx';
import type { Loaded } from '../../../components/use-loaded.ts';
import { withdrawalRuleTexts } from '../../../i18n/en/withdrawal-rules.ts';
import { useText } from '../../../i18n/use-text.ts';
import { formatDateTime, formatWait } from '../../../lib/time-text.ts';
import { useAllowList } from './use-allow-list.ts';

interface AllowListPanelProps {
  policy: Loaded<AddressPolicy>;
  nowMs: number;
}

/** The switch of allow-list mode, what it does, and when it ends once it was switched off. */
export function AllowListPanel({ policy: { data, load, reload }, nowMs }: AllowListPanelProps) {
  const t = useText(withdrawalRuleTexts);
  const id = useId();
  const { isBusy, set } = useAllowList(reload);
  const [isAsking, setIsAsking] = useState(false);
  const hours = LIMITS.allowListEndHours;
  const endsAt = data?.allowListUntil ?? null;

  if (data === null && load.status === 'failed') {
    return <ErrorState title={t('notLoaded')} error={load.error} onRetry={reload} isCompact />;
  }
  return (
    <Box sx={{ px: 4, py: 3, borderBottom: 1, borderColor: 'divider', display: 'grid', gap: 3 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 4 }}>
        <Box sx={{ flex: 1, minWidth: 0, maxWidth: 720 }}>
          <Typography variant="subtitle2" component="label" htmlFor={id}>
            {t('allowList')}
          </Typography>
          <Typography
            variant="caption"
            component="p"
            id={`${id}-hint`}
            sx={{ m: 0, color: 'text.secondary' }}
          >
            {t('allowListHint', { hours })}
          </Typography>
        </Box>
        <Box sx={{ ml: 'auto' }}>
          {data === null ? (
            <Skeleton variant="rounded" width={40} height={22} />
          ) : (
            <Switch
              id={id}
              checked={data.allowListOnly && endsAt === null}
              disabled={isBusy}
              onChange={(_event, isOn) => {
                if (isOn) void set(true);
                else setIsAsking(true);
              }}
              slotProps={{ input: { role: 'switch', 'aria-describedby': `${id}-hint` } }}
            />
          )}
        </Box>
      </Box>
      {endsAt !== null && (
        <Alert
          severity="warning"
          action={
            <Button
              size="small"
              color="inherit"
              disabled={isBusy}
              onClick={() => {
                void set(true);
              }}
            >
              {t('allowListKeep')}
            </Button>
          }
        >
          {t('allowListEnds', {
            time: formatDateTime(endsAt),
            wait: formatWait(endsAt, nowMs),
          })}
        </Alert>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('allowListOffQuestion')}
        confirmLabel={t('allowListOff')}
        cancelLabel={t('allowListKeep')}
        isDangerous
        isBusy={isBusy}
        onConfirm={() => {
          void set(false).then(() => {
            setIsAsking(false);
          });
        }}
        onCancel={() => {
          setIsAsking(false);
        }}
      >
        {t('allowListOffHint', { hours })}
      </ConfirmDialog>
    </Box>
  );
}
