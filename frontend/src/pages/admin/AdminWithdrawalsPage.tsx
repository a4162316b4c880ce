import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import type { AdminWithdrawal } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { CopyableText } from '../../components/CopyableText.tsx';
import type { Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useNow } from '../../components/use-now.ts';
import { useUrlParams } from '../../components/use-url-params.ts';
import { adminTexts } from '../../i18n/en/admin.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { oneOf } from '../../lib/one-of.ts';
import { formatAge, formatDateTime } from '../../lib/time-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectCan, selectUser } from '../../store/slices/authSlice.ts';
import { DecideWithdrawalDialog } from './DecideWithdrawalDialog.tsx';
import { DecisionButtons } from './DecisionButtons.tsx';
import { QueueCard } from './QueueCard.tsx';
import { useQueue } from './use-queue.ts';

const TABS = ['held', 'completed', 'rejected', 'cancelled', 'all'] as const;
type TabValue = (typeof TABS)[number];

type AdminText = Translate<typeof adminTexts.english>;

interface Decision {
  withdrawal: AdminWithdrawal;
  decision: 'approve' | 'reject';
}

function dataColumns(t: AdminText, nowMs: number): Column<AdminWithdrawal>[] {
  return [
    {
      key: 'user',
      header: t('users.user'),
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
      header: t('users.identity'),
      render: ({ user }) => <StatusChip status={user.kycStatus} />,
    },
    {
      key: 'amount',
      header: t('withdrawals.amount'),
      align: 'right',
      onPhone: 'aside',
      render: ({ amount, symbol }) => <Quantity value={amount} symbol={symbol} />,
    },
    {
      key: 'address',
      header: t('withdrawals.address'),
      onPhone: 'wide',
      render: ({ address }) =>
        address !== null && (
          <CopyableText text={address} label={t('withdrawals.theAddress')} lengthMax={18} />
        ),
    },
    {
      key: 'age',
      header: t('withdrawals.age'),
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
      header: t('withdrawals.status'),
      render: ({ status }) => <StatusChip status={status} />,
    },
  ];
}

function reasonColumn(t: AdminText): Column<AdminWithdrawal> {
  return {
    key: 'reason',
    header: t('reason'),
    onPhone: 'wide',
    render: ({ reason, decidedBy }) =>
      reason !== null && (
        <Box sx={{ maxWidth: 280, overflowWrap: 'anywhere', color: 'text.secondary' }}>
          {reason}
          {decidedBy !== null && (
            <Box component="span" sx={{ display: 'block', typography: 'caption' }}>
              <MuiLink component={Link} to={`/admin/users?user=${decidedBy}`} color="inherit">
                {t('withdrawals.whoDecided')}
              </MuiLink>
            </Box>
          )}
        </Box>
      ),
  };
}

interface DecideButtonsProps {
  withdrawal: AdminWithdrawal;
  isOwn: boolean;
  onDecide: (decision: Decision) => void;
}

function DecideButtons({ withdrawal, isOwn, onDecide }: DecideButtonsProps) {
  const t = useText(adminTexts);
  if (isOwn) return <Figure tone="muted">{t('withdrawals.own')}</Figure>;
  const of = {
    amount: `${withdrawal.amount} ${withdrawal.symbol}`,
    name: withdrawal.user.username,
  };
  return (
    <DecisionButtons
      approve={{ text: t('withdrawals.approve'), name: t('withdrawals.approveOf', of) }}
      reject={{ text: t('withdrawals.reject'), name: t('withdrawals.rejectOf', of) }}
      onDecide={(decision) => {
        onDecide({ withdrawal, decision });
      }}
    />
  );
}

function useColumns(tab: TabValue, onDecide: (decision: Decision) => void) {
  const t = useText(adminTexts);
  const mayDecide = useAppSelector((state) => selectCan(state, 'withdrawals:decide'));
  const ownId = useAppSelector(selectUser)?.id;
  const columns = dataColumns(t, useNow(30_000));
  if (tab !== 'held') columns.push(reasonColumn(t));
  if (!mayDecide || (tab !== 'held' && tab !== 'all')) return columns;
  columns.push({
    key: 'decide',
    header: t('withdrawals.decide'),
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
  const t = useText(adminTexts);
  const [params, change] = useUrlParams();
  const [decision, setDecision] = useState<Decision | null>(null);
  const tab = oneOf(TABS, params.get('status')) ?? 'held';
  const list = useQueue(tab, adminApi.withdrawals);
  const columns = useColumns(tab, setDecision);
  return (
    <Page title={t('withdrawals.title')}>
      <PageHeader title={t('withdrawals.title')} subtitle={t('withdrawals.subtitle')} />
      <QueueCard
        label={t('withdrawals.title')}
        tabsLabel={t('withdrawals.byStatus')}
        tabs={TABS.map((value) => ({ value, label: t(`withdrawals.tab.${value}`) }))}
        tab={tab}
        onTab={(value) => {
          change({ status: value === 'held' ? null : value });
        }}
        columns={columns}
        list={list}
        empty={
          tab === 'held'
            ? { title: t('withdrawals.nothingWaits'), hint: t('withdrawals.nothingWaitsHint') }
            : { title: t('withdrawals.none') }
        }
      />
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
