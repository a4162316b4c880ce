import Box from '@mui/material/Box';
import { useCallback } from 'react';
import type { ExchangeStatus } from '@tokentradex/backend/contracts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useInterval } from '../../components/use-interval.ts';
import { useLoaded } from '../../components/use-loaded.ts';
import { statusTexts } from '../../i18n/en/status.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { api } from '../../services/api.ts';
import { ExchangePanel } from './ExchangePanel.tsx';

const ASK_INTERVAL_MS = 5_000;

type MarketStatus = ExchangeStatus['markets'][number];

/** The answer, and how far the reader's clock is from the server's in milliseconds. */
export interface StatusAnswer {
  status: ExchangeStatus;
  clockDifferenceMs: number;
}

async function askStatus(signal: AbortSignal): Promise<StatusAnswer> {
  const status = await api.markets.status(signal);
  return { status, clockDifferenceMs: Date.now() - Date.parse(status.time) };
}

/** What works now, without an account: the exchange, this browser's connection, each market. */
export function StatusPage() {
  const t = useText(statusTexts);
  const { data, load, reload } = useLoaded(askStatus);
  useInterval(reload, ASK_INTERVAL_MS);
  const opensAgain = useCallback(
    ({ state, haltedUntil }: MarketStatus) => {
      if (haltedUntil !== null) return formatDateTime(haltedUntil);
      return state === 'halted' ? t('byOperator') : null;
    },
    [t],
  );
  const columns: Column<MarketStatus>[] = [
    { key: 'market', header: t('market'), onPhone: 'title', render: ({ symbol }) => symbol },
    {
      key: 'state',
      header: t('state'),
      onPhone: 'aside',
      render: ({ state }) => <StatusChip status={state} />,
    },
    { key: 'opens', header: t('opens'), align: 'right', onPhone: 'wide', render: opensAgain },
  ];
  return (
    <Page title={t('title')}>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <Box
        sx={{
          display: 'grid',
          gap: 4,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
          alignItems: 'start',
        }}
      >
        <ExchangePanel answer={data} load={load} onRetry={reload} />
        <Panel title={t('markets')}>
          <DataTable
            label={t('markets')}
            columns={columns}
            rows={data?.status.markets ?? []}
            rowKey={({ tokenId }) => tokenId}
            load={load}
            onRetry={reload}
            empty={{ title: t('noMarkets') }}
          />
        </Panel>
      </Box>
    </Page>
  );
}
