import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import type { Adjustment } from '@tokentradex/backend/contracts';
import { useCallback, useState } from 'react';
import { DataTable } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { PageTabs } from '../../components/PageTabs.tsx';
import { useInterval } from '../../components/use-interval.ts';
import { usePagedList, type PageSource } from '../../components/use-paged-list.ts';
import { useUrlParams } from '../../components/use-url-params.ts';
import { adjustmentTexts } from '../../i18n/en/adjustments.ts';
import { useText } from '../../i18n/use-text.ts';
import { oneOf } from '../../lib/one-of.ts';
import { adminApi } from '../../services/admin-api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectCan, selectUser } from '../../store/slices/authSlice.ts';
import {
  adjustmentColumns,
  deciderColumn,
  expiryColumn,
  statusColumn,
} from './adjustment-columns.tsx';
import { DecideAdjustmentDialog } from './DecideAdjustmentDialog.tsx';
import { ProposeAdjustmentDialog } from './ProposeAdjustmentDialog.tsx';

const REFRESH_MS = 15_000;

const TABS = ['proposed', 'approved', 'rejected', 'expired', 'all'] as const;
type TabValue = (typeof TABS)[number];

interface Decision {
  adjustment: Adjustment;
  decision: 'approve' | 'reject';
}

interface DecideButtonsProps {
  adjustment: Adjustment;
  ownId: string | undefined;
  onDecide: (decision: Decision) => void;
}

function DecideButtons({ adjustment, ownId, onDecide }: DecideButtonsProps) {
  const t = useText(adjustmentTexts);
  if (adjustment.proposedBy.id === ownId) return <Figure tone="muted">{t('ownProposal')}</Figure>;
  if (adjustment.user.id === ownId) return <Figure tone="muted">{t('ownAccount')}</Figure>;
  const of = {
    amount: `${adjustment.amount} ${adjustment.symbol}`,
    name: adjustment.user.username,
  };
  return (
    <Box sx={{ display: 'inline-flex', gap: 2, my: { xs: 1, sm: -1 } }}>
      <Button
        size="small"
        variant="contained"
        aria-label={t('approveOf', of)}
        onClick={() => {
          onDecide({ adjustment, decision: 'approve' });
        }}
      >
        {t('approve')}
      </Button>
      <Button
        size="small"
        variant="outlined"
        aria-label={t('rejectOf', of)}
        onClick={() => {
          onDecide({ adjustment, decision: 'reject' });
        }}
      >
        {t('reject')}
      </Button>
    </Box>
  );
}

function useColumns(tab: TabValue, onDecide: (decision: Decision) => void) {
  const t = useText(adjustmentTexts);
  const mayDecide = useAppSelector((state) => selectCan(state, 'adjustments:decide'));
  const ownId = useAppSelector(selectUser)?.id;
  const columns = adjustmentColumns(t);
  const isOpen = tab === 'proposed';
  if (tab === 'all') columns.push(statusColumn(t));
  columns.push(isOpen || tab === 'expired' ? expiryColumn(t) : deciderColumn(t));
  if (!mayDecide || (!isOpen && tab !== 'all')) return columns;
  columns.push({
    key: 'decide',
    header: t('decide'),
    isHeaderHidden: true,
    align: 'right',
    onPhone: 'wide',
    render: (adjustment) =>
      adjustment.status === 'proposed' && (
        <DecideButtons adjustment={adjustment} ownId={ownId} onDecide={onDecide} />
      ),
  });
  return columns;
}

function useAdjustments(tab: TabValue) {
  const source: PageSource<Adjustment> = useCallback(
    (cursor, signal) =>
      adminApi.adjustments.list(
        {
          ...(tab === 'all' ? {} : { status: tab }),
          ...(cursor === undefined ? {} : { cursor }),
        },
        signal,
      ),
    [tab],
  );
  const list = usePagedList(source);
  const { isFirstPage, reload } = list;
  const refresh = useCallback(() => {
    if (isFirstPage) reload();
  }, [isFirstPage, reload]);
  useInterval(refresh, REFRESH_MS);
  return list;
}

export function AdminAdjustmentsPage() {
  const t = useText(adjustmentTexts);
  const [params, change] = useUrlParams();
  const [decision, setDecision] = useState<Decision | null>(null);
  const [isProposing, setIsProposing] = useState(false);
  const mayPropose = useAppSelector((state) => selectCan(state, 'adjustments:propose'));
  const tab = oneOf(TABS, params.get('status')) ?? 'proposed';
  const list = useAdjustments(tab);
  const columns = useColumns(tab, setDecision);
  return (
    <Page title={t('title')}>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          mayPropose && (
            <Button
              variant="contained"
              onClick={() => {
                setIsProposing(true);
              }}
            >
              {t('propose')}
            </Button>
          )
        }
      />
      <Card>
        <PageTabs
          label={t('byStatus')}
          value={tab}
          tabs={TABS.map((value) => ({ value, label: t(`tab.${value}`) }))}
          onChange={(value) => {
            change({ status: value === 'proposed' ? null : value });
          }}
        >
          <DataTable
            label={t('title')}
            columns={columns}
            rows={list.rows}
            rowKey={({ id }) => id}
            load={list.load}
            onRetry={list.retry}
            onLoadMore={list.loadMore}
            isLoadingMore={list.isLoadingMore}
            empty={
              tab === 'proposed'
                ? { title: t('nothingWaits'), hint: t('nothingWaitsHint') }
                : { title: t('none') }
            }
          />
        </PageTabs>
      </Card>
      {isProposing && (
        <ProposeAdjustmentDialog
          onClose={() => {
            setIsProposing(false);
          }}
          onDone={list.reload}
        />
      )}
      {decision !== null && (
        <DecideAdjustmentDialog
          {...decision}
          onClose={() => {
            setDecision(null);
          }}
          onDone={list.reload}
        />
      )}
    </Page>
  );
}
