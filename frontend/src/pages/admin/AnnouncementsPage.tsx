import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { AdminAnnouncement } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useNow } from '../../components/use-now.ts';
import { usePagedList } from '../../components/use-paged-list.ts';
import { adminHouseTexts } from '../../i18n/en/admin-house.ts';
import { houseTexts } from '../../i18n/en/house.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { phaseOf } from './announcement-draft.ts';
import { AnnouncementDialog } from './AnnouncementDialog.tsx';
import { MaintenancePanel } from './MaintenancePanel.tsx';
import { RemoveAnnouncementDialog } from './RemoveAnnouncementDialog.tsx';

type OpenDialog =
  | { kind: 'edit'; announcement: AdminAnnouncement | null }
  | { kind: 'remove'; announcement: AdminAnnouncement }
  | null;

const PHASE_COLORS = {
  current: 'trading.up',
  upcoming: 'primary.main',
  over: 'text.secondary',
} as const;

function useColumns(onOpen: (dialog: OpenDialog) => void): Column<AdminAnnouncement>[] {
  const t = useText(adminHouseTexts);
  const severities = useText(houseTexts);
  const nowMs = useNow(10_000);
  return [
    {
      key: 'title',
      header: t('column.title'),
      onPhone: 'title',
      render: ({ title, body }) => (
        <Box sx={{ maxWidth: { sm: 440 }, overflowWrap: 'anywhere' }}>
          <Box sx={{ fontWeight: 560 }}>{title}</Box>
          <Box sx={CLAMPED}>{body}</Box>
        </Box>
      ),
    },
    {
      key: 'severity',
      header: t('column.severity'),
      render: ({ severity }) => severities(`severity.${severity}`),
    },
    {
      key: 'state',
      header: t('column.state'),
      onPhone: 'aside',
      render: (announcement) => {
        const phase = phaseOf(announcement, nowMs);
        return (
          <Box component="span" sx={{ color: PHASE_COLORS[phase], whiteSpace: 'nowrap' }}>
            {t(`state.${phase}`)}
          </Box>
        );
      },
    },
    {
      key: 'from',
      header: t('column.from'),
      render: ({ startsAt }) => <Figure tone="muted">{formatDateTime(startsAt)}</Figure>,
    },
    {
      key: 'until',
      header: t('column.until'),
      render: ({ endsAt }) => (
        <Figure tone="muted">{endsAt === null ? t('untilRemoved') : formatDateTime(endsAt)}</Figure>
      ),
    },
    {
      key: 'actions',
      header: t('column.actions'),
      isHeaderHidden: true,
      align: 'right',
      onPhone: 'wide',
      render: (announcement) => (
        <Box sx={{ display: 'inline-flex', gap: 2, my: { xs: 1, sm: -1 } }}>
          {(['edit', 'remove'] as const).map((kind) => (
            <Button
              key={kind}
              size="small"
              variant="outlined"
              aria-label={t(kind === 'edit' ? 'editOf' : 'removeOf', { title: announcement.title })}
              onClick={() => {
                onOpen({ kind, announcement });
              }}
            >
              {t(kind)}
            </Button>
          ))}
        </Box>
      ),
    },
  ];
}

const fetchPage = (cursor: string | undefined, signal: AbortSignal) =>
  adminApi.house.announcements(cursor === undefined ? {} : { cursor }, signal);

export function AnnouncementsPage() {
  const t = useText(adminHouseTexts);
  const list = usePagedList(fetchPage);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const columns = useColumns(setDialog);
  const close = () => {
    setDialog(null);
  };
  return (
    <Page title={t('title')}>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <Box sx={{ display: 'grid', gap: 4 }}>
        <MaintenancePanel />
        <Panel
          title={t('announcements')}
          actions={
            <Button
              size="small"
              variant="contained"
              onClick={() => {
                setDialog({ kind: 'edit', announcement: null });
              }}
            >
              {t('new')}
            </Button>
          }
        >
          <DataTable
            label={t('announcements')}
            columns={columns}
            rows={list.rows}
            rowKey={({ id }) => id}
            load={list.load}
            onRetry={list.retry}
            onLoadMore={list.loadMore}
            isLoadingMore={list.isLoadingMore}
            empty={{ title: t('none'), hint: t('noneHint') }}
          />
        </Panel>
      </Box>
      {dialog?.kind === 'edit' && (
        <AnnouncementDialog
          announcement={dialog.announcement}
          onClose={close}
          onDone={list.reload}
        />
      )}
      {dialog?.kind === 'remove' && (
        <RemoveAnnouncementDialog
          announcement={dialog.announcement}
          onClose={close}
          onDone={list.reload}
        />
      )}
    </Page>
  );
}

const CLAMPED = {
  typography: 'caption',
  color: 'text.secondary',
  display: '-webkit-box',
  WebkitLineClamp: 2,
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
} as const;
