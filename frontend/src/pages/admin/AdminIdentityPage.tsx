import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import type { AdminKycCheck } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import type { Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useNow } from '../../components/use-now.ts';
import { useUrlParams } from '../../components/use-url-params.ts';
import { identityQueueTexts } from '../../i18n/en/identity-queue.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { countryName } from '../../lib/country-name.ts';
import { oneOf } from '../../lib/one-of.ts';
import { formatAge, formatDateTime } from '../../lib/time-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { IdentityDrawer } from './IdentityDrawer.tsx';
import { QueueCard } from './QueueCard.tsx';
import { useQueue } from './use-queue.ts';

const TABS = ['pending', 'approved', 'rejected', 'cancelled', 'all'] as const;

function columnsOf(
  t: Translate<typeof identityQueueTexts.english>,
  nowMs: number,
  onOpen: (check: AdminKycCheck) => void,
): Column<AdminKycCheck>[] {
  return [
    {
      key: 'user',
      header: t('user'),
      onPhone: 'title',
      render: (check) => (
        <>
          <MuiLink
            component="button"
            type="button"
            color="inherit"
            underline="hover"
            aria-label={t('checkOf', { name: check.user.username })}
            onClick={() => {
              onOpen(check);
            }}
            sx={{ fontWeight: 560, fontSize: 'inherit', verticalAlign: 'baseline' }}
          >
            {check.user.username}
          </MuiLink>
          <Box sx={{ typography: 'caption', color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {check.user.email}
          </Box>
        </>
      ),
    },
    {
      key: 'name',
      header: t('name'),
      onPhone: 'wide',
      render: ({ fullName }) => (
        <Box sx={{ maxWidth: 260, overflowWrap: 'anywhere' }}>{fullName}</Box>
      ),
    },
    {
      key: 'country',
      header: t('country'),
      render: ({ country }) => countryName(country),
    },
    {
      key: 'documents',
      header: t('documents'),
      align: 'right',
      render: ({ documentCount }) => <Figure>{documentCount}</Figure>,
    },
    {
      key: 'age',
      header: t('age'),
      align: 'right',
      render: ({ submittedAt }) => (
        <Figure>
          <time dateTime={submittedAt} title={formatDateTime(submittedAt)}>
            {formatAge(submittedAt, nowMs)}
          </time>
        </Figure>
      ),
    },
    {
      key: 'status',
      header: t('status'),
      onPhone: 'aside',
      render: ({ status }) => <StatusChip status={status} />,
    },
  ];
}

/** Whose identity waits to be checked, and what was decided about others. */
export function AdminIdentityPage() {
  const t = useText(identityQueueTexts);
  const [params, change] = useUrlParams();
  const tab = oneOf(TABS, params.get('status')) ?? 'pending';
  const list = useQueue(tab, adminApi.kyc.list);
  const checkId = params.get('check');
  // The drawer keeps its check while it slides out.
  const [shownId, setShownId] = useState(checkId);
  if (checkId !== null && checkId !== shownId) setShownId(checkId);
  const open = (check: AdminKycCheck) => {
    change({ check: check.id });
  };
  return (
    <Page title={t('title')}>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <QueueCard
        label={t('title')}
        tabsLabel={t('byStatus')}
        tabs={TABS.map((value) => ({ value, label: t(`tab.${value}`) }))}
        tab={tab}
        onTab={(value) => {
          change({ status: value === 'pending' ? null : value });
        }}
        columns={columnsOf(t, useNow(30_000), open)}
        list={list}
        empty={
          tab === 'pending'
            ? { title: t('nothingWaits'), hint: t('nothingWaitsHint') }
            : { title: t('none') }
        }
        onRowClick={open}
      />
      {shownId !== null && (
        <IdentityDrawer
          key={shownId}
          checkId={shownId}
          isOpen={checkId !== null}
          onClose={() => {
            change({ check: null });
          }}
          onDecided={list.reload}
        />
      )}
    </Page>
  );
}
