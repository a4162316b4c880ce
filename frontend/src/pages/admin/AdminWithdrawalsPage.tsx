import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import MuiLink from '@mui/material/Link';
import type { AdminWithdrawal } from '@tokentradex/backend/contracts';
import { useCallback, useState } from 'react';
import { Link } from 'react-router-dom';
import { CopyableText } from '../../components/CopyableText.tsx';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { PageTabs } from '../../components/PageTabs.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useInterval } from '../../components/use-interval.ts';
import { useNow } from '../../components/use-now.ts';
import { usePagedList, type PageSource } from '../../components/use-paged-list.ts';
import { useUrlParams } from '../../components/use-url-params.ts';
import { oneOf } from '../../lib/one-of.ts';
import { formatAge, formatDateTime } from '../../lib/time-text.ts';
import { api } from '../../services/api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectCan, selectUser } from '../../store/slices/authSlice.ts';
import { DecideWithdrawalDialog } from './DecideWithdrawalDialog.tsx';

const REFRESH_MS = 15_000;

const TABS = [
  { value: 'held', label: 'To decide' },
  { value: 'completed', label: 'Approved' },
  { value: 'rejected', label: 'Rejected' },
  { value: 'cancelled', label: 'Cancelled' },
  { value: 'all', label: 'All' },
] as const;
type TabValue = (typeof TABS)[number]['value'];

const TAB_VALUES = TABS.map(({ value }) => value);

interface Decision {
  withdrawal: AdminWithdrawal;
  decision: 'approve' | 'reject';
}

function dataColumns(nowMs: number): Column<AdminWithdrawal>[] {
  return [
    {
      key: 'user',
      header: 'User',
      onPhone: 'title',
      render: ({ user }) => (
        <>
          <MuiLink
            component={Link}
            to={`/admin/users?user=${user.id}`}
            color="inherit"
            underline="hover"
            sx={{ fontWeight: 560 }}
          >
            {user.username}
          </MuiLink>
          <Box sx={{ typography: 'caption', color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {user.email}
          </Box>
        </>
      ),
    },
    {
      key: 'kyc',
      header: 'Identity',
      render: ({ user }) => <StatusChip status={user.kycStatus} />,
    },
    {
      key: 'amount',
      header: 'Amount',
      align: 'right',
      onPhone: 'aside',
      render: ({ amount, symbol }) => <Quantity value={amount} symbol={symbol} />,
    },
    {
      key: 'address',
      header: 'Address',
      onPhone: 'wide',
      render: ({ address }) =>
        address !== null && <CopyableText text={address} label="the address" lengthMax={18} />,
    },
    {
      key: 'age',
      header: 'Age',
      align: 'right',
      render: ({ createdAt }) => (
        <Figure>
          <time dateTime={createdAt} title={formatDateTime(createdAt)}>
            {formatAge(createdAt, nowMs)}
          </time>
        </Figure>
      ),
    },
    {
      key: 'status',
      header: 'Status',
      render: ({ status }) => <StatusChip status={status} />,
    },
  ];
}

const REASON_COLUMN: Column<AdminWithdrawal> = {
  key: 'reason',
  header: 'Reason',
  onPhone: 'wide',
  render: ({ reason, decidedBy }) =>
    reason !== null && (
      <Box sx={{ maxWidth: 280, overflowWrap: 'anywhere', color: 'text.secondary' }}>
        {reason}
        {decidedBy !== null && (
          <Box component="span" sx={{ display: 'block', typography: 'caption' }}>
            <MuiLink component={Link} to={`/admin/users?user=${decidedBy}`} color="inherit">
              Who decided
            </MuiLink>
          </Box>
        )}
      </Box>
    ),
};

interface DecideButtonsProps {
  withdrawal: AdminWithdrawal;
  isOwn: boolean;
  onDecide: (decision: Decision) => void;
}

function DecideButtons({ withdrawal, isOwn, onDecide }: DecideButtonsProps) {
  if (isOwn) return <Figure tone="muted">Your own: somebody else decides</Figure>;
  const of = `the withdrawal of ${withdrawal.amount} ${withdrawal.symbol} by ${withdrawal.user.username}`;
  return (
    <Box sx={{ display: 'inline-flex', gap: 2, my: { xs: 1, sm: -1 } }}>
      <Button
        size="small"
        variant="contained"
        aria-label={`Approve ${of}`}
        onClick={() => {
          onDecide({ withdrawal, decision: 'approve' });
        }}
      >
        Approve
      </Button>
      <Button
        size="small"
        variant="outlined"
        aria-label={`Reject ${of}`}
        onClick={() => {
          onDecide({ withdrawal, decision: 'reject' });
        }}
      >
        Reject
      </Button>
    </Box>
  );
}

function useColumns(tab: TabValue, onDecide: (decision: Decision) => void) {
  const mayDecide = useAppSelector((state) => selectCan(state, 'withdrawals:decide'));
  const ownId = useAppSelector(selectUser)?.id;
  const columns = dataColumns(useNow(30_000));
  if (tab !== 'held') columns.push(REASON_COLUMN);
  if (!mayDecide || (tab !== 'held' && tab !== 'all')) return columns;
  columns.push({
    key: 'decide',
    header: 'Decide',
    isHeaderHidden: true,
    align: 'right',
    onPhone: 'wide',
    render: (withdrawal) =>
      withdrawal.status === 'held' && (
        <DecideButtons
          withdrawal={withdrawal}
          isOwn={withdrawal.user.id === ownId}
          onDecide={onDecide}
        />
      ),
  });
  return columns;
}

export function AdminWithdrawalsPage() {
  const [params, change] = useUrlParams();
  const [decision, setDecision] = useState<Decision | null>(null);
  const tab = oneOf(TAB_VALUES, params.get('status')) ?? 'held';
  const source: PageSource<AdminWithdrawal> = useCallback(
    (cursor, signal) =>
      api.admin.withdrawals(
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
  const columns = useColumns(tab, setDecision);
  return (
    <Page title="Withdrawals">
      <PageHeader title="Withdrawals" subtitle="Held until somebody decides; newest first" />
      <Card>
        <PageTabs
          label="Withdrawals by status"
          value={tab}
          tabs={TABS}
          onChange={(value) => {
            change({ status: value === 'held' ? null : value });
          }}
        >
          <DataTable
            label="Withdrawals"
            columns={columns}
            rows={list.rows}
            rowKey={({ id }) => id}
            load={list.load}
            onRetry={list.retry}
            onLoadMore={list.loadMore}
            isLoadingMore={list.isLoadingMore}
            empty={
              tab === 'held'
                ? { title: 'Nothing waits', hint: 'New withdrawals appear here by themselves.' }
                : { title: 'No withdrawals here' }
            }
          />
        </PageTabs>
      </Card>
      {decision !== null && (
        <DecideWithdrawalDialog
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
