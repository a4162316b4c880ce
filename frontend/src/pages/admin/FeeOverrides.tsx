import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { FeeOverride } from '@tokentradex/backend/contracts';
import { useCallback, useState } from 'react';
import { ErrorState } from '../../components/ErrorState.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { useNow } from '../../components/use-now.ts';
import { adminTexts } from '../../i18n/en/admin.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { toErrorData } from '../../services/api-error.ts';
import { adminApi } from '../../services/admin-api.ts';
import { notify, notifyError } from '../../services/notify.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectCan } from '../../store/slices/authSlice.ts';
import { FeeOverrideDialog } from './FeeOverrideDialog.tsx';

/** The rates that were agreed with one user, past and to come. */
export function FeeOverrides({ userId }: { userId: string }) {
  const t = useText(adminTexts);
  const source = useCallback(
    (signal: AbortSignal) => adminApi.fees.overrides(userId, signal),
    [userId],
  );
  const { data: overrides, load, reload } = useLoaded(source);
  const mayWrite = useAppSelector((state) => selectCan(state, 'fees:write'));
  const [isAdding, setIsAdding] = useState(false);
  const end = async (override: FeeOverride) => {
    try {
      await adminApi.fees.endOverride(userId, override.id);
      notify('success', t('override.ended'));
    } catch (error) {
      notifyError(t('override.end'), toErrorData(error));
    }
    reload();
  };
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', mt: 5, mb: 2 }}>
        <Typography variant="h3">{t('override.title')}</Typography>
        {mayWrite && (
          <Button
            size="small"
            variant="outlined"
            sx={{ ml: 'auto' }}
            onClick={() => {
              setIsAdding(true);
            }}
          >
            {t('override.add')}
          </Button>
        )}
      </Box>
      {load.status === 'failed' && (
        <ErrorState title={t('override.title')} error={load.error} onRetry={reload} isCompact />
      )}
      {overrides?.length === 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('override.none')}
        </Typography>
      )}
      {overrides?.map((override) => (
        <OverrideLine
          key={override.id}
          override={override}
          onEnd={mayWrite ? () => void end(override) : null}
        />
      ))}
      {isAdding && (
        <FeeOverrideDialog
          userId={userId}
          onClose={() => {
            setIsAdding(false);
          }}
          onDone={reload}
        />
      )}
    </>
  );
}

interface OverrideLineProps {
  override: FeeOverride;
  /** Null when this operator may not end it. */
  onEnd: (() => void) | null;
}

function OverrideLine({ override, onEnd }: OverrideLineProps) {
  const t = useText(adminTexts);
  const nowMs = useNow(30_000);
  const { from, until, makerFeeBps, takerFeeBps, reason } = override;
  const isOver = until !== null && Date.parse(until) <= nowMs;
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 3,
        py: 2,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0, color: isOver ? 'text.secondary' : 'text.primary' }}>
        <Typography variant="body2">
          {t('override.rates', { maker: makerFeeBps, taker: takerFeeBps })}
        </Typography>
        <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>
          {until === null
            ? t('override.from', { from: formatDateTime(from) })
            : t('override.fromUntil', { from: formatDateTime(from), until: formatDateTime(until) })}
        </Typography>
        <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>
          {reason}
        </Typography>
      </Box>
      {onEnd !== null && !isOver && (
        <Button size="small" variant="outlined" onClick={onEnd}>
          {t('override.end')}
        </Button>
      )}
    </Box>
  );
}
