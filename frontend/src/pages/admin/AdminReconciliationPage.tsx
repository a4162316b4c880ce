import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Reconciliation } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useInterval } from '../../components/use-interval.ts';
import { useLoaded } from '../../components/use-loaded.ts';
import { reconciliationTexts } from '../../i18n/en/reconciliation.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { toErrorData } from '../../services/api-error.ts';
import { adminApi } from '../../services/admin-api.ts';
import { notify, notifyError } from '../../services/notify.ts';
import { InvariantsPanel } from './InvariantsPanel.tsx';
import { TokenSumsPanel } from './TokenSumsPanel.tsx';
import { UnfreezeDialog } from './UnfreezeDialog.tsx';
import { WithdrawalFreezePanel } from './WithdrawalFreezePanel.tsx';

const REFRESH_MS = 5_000;

const loadReconciliation = (signal: AbortSignal) => adminApi.reconciliation.get(signal);

/** Runs every check, and says how it ended. */
function useRun(onDone: () => void) {
  const t = useText(reconciliationTexts);
  const [isRunning, setIsRunning] = useState(false);
  const run = async () => {
    setIsRunning(true);
    try {
      const { lastRun } = await adminApi.reconciliation.run();
      const count = lastRun?.findingCount ?? 0;
      if (count === 0) notify('success', t('clean'));
      else notify('info', t('found', { count }));
    } catch (failure) {
      notifyError(t('notRun'), toErrorData(failure));
    } finally {
      setIsRunning(false);
      onDone();
    }
  };
  return { isRunning, run };
}

function LastRun({ lastRun }: Pick<Reconciliation, 'lastRun'>) {
  const t = useText(reconciliationTexts);
  if (lastRun === null) return t('noRun');
  const { finishedAt, durationMs, findingCount } = lastRun;
  const when = t('lastRun', {
    time: formatDateTime(finishedAt),
    seconds: (durationMs / 1000).toFixed(1),
  });
  return `${when}: ${findingCount === 0 ? t('clean') : t('found', { count: findingCount })}`;
}

export function AdminReconciliationPage() {
  const t = useText(reconciliationTexts);
  const { data, load, reload } = useLoaded(loadReconciliation);
  const { isRunning, run } = useRun(reload);
  const [isUnfreezing, setIsUnfreezing] = useState(false);
  useInterval(reload, REFRESH_MS);
  const isBusy = isRunning || data?.isRunning === true;
  return (
    <Page title={t('title')}>
      <PageHeader
        title={t('title')}
        subtitle={
          <>
            {t('subtitle')}
            <br />
            {data !== null && <LastRun lastRun={data.lastRun} />}
          </>
        }
        actions={
          <Button variant="contained" loading={isBusy} onClick={() => void run()}>
            {t(isBusy ? 'running' : 'run')}
          </Button>
        }
      />
      {data === null && load.status === 'failed' ? (
        <ErrorState title={t('notLoaded')} error={load.error} onRetry={reload} />
      ) : (
        <Box sx={{ display: 'grid', gap: 4, minWidth: 0 }}>
          {data !== null && (
            <WithdrawalFreezePanel
              withdrawals={data.withdrawals}
              onUnfreeze={() => {
                setIsUnfreezing(true);
              }}
            />
          )}
          <TokenSumsPanel tokens={data?.tokens ?? []} load={load} onRetry={reload} />
          <InvariantsPanel checks={data?.checks ?? []} load={load} onRetry={reload} />
        </Box>
      )}
      {isUnfreezing && (
        <UnfreezeDialog
          onClose={() => {
            setIsUnfreezing(false);
          }}
          onDone={reload}
        />
      )}
    </Page>
  );
}
