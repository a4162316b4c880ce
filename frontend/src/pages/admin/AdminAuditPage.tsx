import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Chip from '@mui/material/Chip';
import MuiLink from '@mui/material/Link';
import { AUDIT_TARGETS, type AuditEntry } from '@tokentradex/backend/contracts';
import { useCallback, useState } from 'react';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { FilterBar } from '../../components/FilterBar.tsx';
import { FilterSelect } from '../../components/FilterSelect.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { usePagedList, type PageSource } from '../../components/use-paged-list.ts';
import { useUrlParams, type UrlParamChanges } from '../../components/use-url-params.ts';
import { adminTexts } from '../../i18n/en/admin.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { oneOf } from '../../lib/one-of.ts';
import { shortenMiddle } from '../../lib/shorten-middle.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import { AuditDrawer } from './AuditDrawer.tsx';
import { AUDIT_ACTIONS, auditDifferences, describeAction } from './audit-words.ts';

/** Changes told in the table; the details have all. */
const CHANGES_SHOWN = 2;

interface AuditFilters {
  action: string | undefined;
  targetType: AuditEntry['targetType'] | undefined;
  targetId: string | null;
  actorId: string | null;
}

function readFilters(params: URLSearchParams): AuditFilters {
  return {
    action: oneOf(AUDIT_ACTIONS, params.get('action')),
    targetType: oneOf(AUDIT_TARGETS, params.get('type')),
    targetId: params.get('target'),
    actorId: params.get('actor'),
  };
}

function useAuditLog({ action, targetType, targetId, actorId }: AuditFilters) {
  const source: PageSource<AuditEntry> = useCallback(
    (cursor, signal) =>
      adminApi.audit(
        {
          ...(action === undefined ? {} : { action }),
          ...(targetType === undefined ? {} : { targetType }),
          ...(targetId === null ? {} : { targetId }),
          ...(actorId === null ? {} : { actorId }),
          ...(cursor === undefined ? {} : { cursor }),
        },
        signal,
      ),
    [action, targetType, targetId, actorId],
  );
  return usePagedList(source);
}

/** "State active → halted", for the first changes. */
function ChangeSummary({ entry }: { entry: AuditEntry }) {
  const t = useText(adminTexts);
  const differences = auditDifferences(t, entry);
  const rest = differences.length - CHANGES_SHOWN;
  return (
    <Box sx={{ maxWidth: 300 }}>
      {differences.slice(0, CHANGES_SHOWN).map(({ field, before, after }) => (
        <Box key={field} sx={{ overflowWrap: 'anywhere' }}>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {field}
          </Box>{' '}
          {before !== null && `${shortenMiddle(before, 24)} → `}
          {shortenMiddle(after ?? '—', 24)}
        </Box>
      ))}
      {rest > 0 && (
        <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
          {t('audit.andMore', { count: rest })}
        </Box>
      )}
    </Box>
  );
}

function Target({ entry }: { entry: AuditEntry }) {
  const t = useText(adminTexts);
  const symbol = useAppSelector(selectTokensById).get(entry.targetId)?.symbol;
  const name = entry.targetType === 'token' ? symbol : undefined;
  return (
    <>
      {t(`target.${entry.targetType}`)}{' '}
      <Box component="span" title={entry.targetId} sx={{ color: 'text.secondary' }}>
        {name ?? shortenMiddle(entry.targetId, 11)}
      </Box>
    </>
  );
}

function columnsOf(
  t: Translate<typeof adminTexts.english>,
  onOpen: (entry: AuditEntry) => void,
  onFilter: (changes: UrlParamChanges) => void,
): Column<AuditEntry>[] {
  return [
    {
      key: 'action',
      header: t('audit.what'),
      onPhone: 'title',
      render: (entry) => (
        <MuiLink
          component="button"
          type="button"
          color="inherit"
          underline="hover"
          onClick={() => {
            onOpen(entry);
          }}
          sx={{ fontWeight: 560, fontSize: 'inherit', textAlign: 'left' }}
        >
          {describeAction(t, entry.action)}
        </MuiLink>
      ),
    },
    {
      key: 'target',
      header: t('audit.of'),
      onPhone: 'aside',
      render: (entry) => <Target entry={entry} />,
    },
    {
      key: 'changes',
      header: t('audit.changes'),
      onPhone: 'wide',
      render: (entry) => <ChangeSummary entry={entry} />,
    },
    {
      key: 'reason',
      header: t('reason'),
      onPhone: 'wide',
      render: ({ reason }) => (
        <Box sx={{ maxWidth: 240, color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {reason}
        </Box>
      ),
    },
    {
      key: 'actor',
      header: t('audit.by'),
      onPhone: 'wide',
      render: ({ actor }) => (
        <>
          <MuiLink
            component="button"
            type="button"
            color="inherit"
            underline="hover"
            title={t('audit.onlyThisPerson')}
            onClick={() => {
              onFilter({ actor: actor.id });
            }}
            sx={{ fontSize: 'inherit', textAlign: 'left', overflowWrap: 'anywhere' }}
          >
            {actor.email}
          </MuiLink>
          <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
            {t(`role.${actor.role}`)}
          </Box>
        </>
      ),
    },
    {
      key: 'time',
      header: t('audit.time'),
      onPhone: 'wide',
      render: ({ time }) => <Figure tone="muted">{formatDateTime(time)}</Figure>,
    },
  ];
}

interface AuditFilterBarProps {
  filters: AuditFilters;
  /** Of the person whose entries are shown alone. */
  actorEmail: string | undefined;
  onChange: (changes: UrlParamChanges) => void;
}

function AuditFilterBar({ filters, actorEmail, onChange }: AuditFilterBarProps) {
  const t = useText(adminTexts);
  const { action, targetType, targetId, actorId } = filters;
  return (
    <FilterBar label={t('filters')}>
      <FilterSelect
        label={t('audit.action')}
        value={action}
        options={AUDIT_ACTIONS.map((value) => ({ value, label: describeAction(t, value) }))}
        onChange={(value) => {
          onChange({ action: value ?? null });
        }}
      />
      <FilterSelect
        label={t('audit.of')}
        value={targetType}
        options={AUDIT_TARGETS.map((value) => ({ value, label: t(`target.${value}`) }))}
        allLabel={t('audit.anything')}
        onChange={(value) => {
          onChange({ type: value ?? null, target: null });
        }}
      />
      {actorId !== null && (
        <Chip
          label={t('audit.byPerson', { name: actorEmail ?? shortenMiddle(actorId, 11) })}
          onDelete={() => {
            onChange({ actor: null });
          }}
        />
      )}
      {targetId !== null && (
        <Chip
          label={t('audit.ofId', { id: shortenMiddle(targetId, 11) })}
          onDelete={() => {
            onChange({ target: null });
          }}
        />
      )}
    </FilterBar>
  );
}

export function AdminAuditPage() {
  const t = useText(adminTexts);
  const [params, change] = useUrlParams();
  const filters = readFilters(params);
  const list = useAuditLog(filters);
  const [entry, setEntry] = useState<AuditEntry | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const open = (chosen: AuditEntry) => {
    setEntry(chosen);
    setIsOpen(true);
  };
  const actorEmail = list.rows.find(({ actor }) => actor.id === filters.actorId)?.actor.email;
  return (
    <Page title={t('nav.audit')}>
      <PageHeader title={t('nav.audit')} subtitle={t('audit.subtitle')} />
      <Card>
        <AuditFilterBar filters={filters} actorEmail={actorEmail} onChange={change} />
        <DataTable
          label={t('nav.audit')}
          columns={columnsOf(t, open, change)}
          rows={list.rows}
          rowKey={({ id }) => id}
          load={list.load}
          onRetry={list.retry}
          onLoadMore={list.loadMore}
          isLoadingMore={list.isLoadingMore}
          onRowClick={open}
          empty={{
            title: t('audit.noEntries'),
            hint: t('audit.noEntriesHint'),
          }}
        />
      </Card>
      {entry !== null && (
        <AuditDrawer
          entry={entry}
          isOpen={isOpen}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </Page>
  );
}
