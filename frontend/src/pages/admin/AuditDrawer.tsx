import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { AuditEntry } from '@tokentradex/backend/contracts';
import { CopyableText } from '../../components/CopyableText.tsx';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { DetailDrawer } from '../../components/DetailDrawer.tsx';
import { FactList } from '../../components/FactList.tsx';
import { adminTexts } from '../../i18n/en/admin.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { READY } from '../../store/load-state.ts';
import { auditDifferences, describeAction, type AuditDifference } from './audit-words.ts';

function columnsOf(t: Translate<typeof adminTexts.english>): Column<AuditDifference>[] {
  return [
    { key: 'field', header: t('audit.field'), onPhone: 'title', render: ({ field }) => field },
    {
      key: 'before',
      header: t('audit.before'),
      onPhone: 'wide',
      render: ({ before }) =>
        before === null ? (
          '—'
        ) : (
          <Box component="del" sx={{ color: 'trading.down', overflowWrap: 'anywhere' }}>
            {before}
          </Box>
        ),
    },
    {
      key: 'after',
      header: t('audit.after'),
      onPhone: 'wide',
      render: ({ after }) =>
        after === null ? (
          '—'
        ) : (
          <Box
            component="ins"
            sx={{ color: 'trading.up', textDecoration: 'none', overflowWrap: 'anywhere' }}
          >
            {after}
          </Box>
        ),
    },
  ];
}

interface AuditDrawerProps {
  entry: AuditEntry;
  isOpen: boolean;
  onClose: () => void;
}

/** One entry of the audit log with everything that it keeps. */
export function AuditDrawer({ entry, isOpen, onClose }: AuditDrawerProps) {
  const t = useText(adminTexts);
  return (
    <DetailDrawer
      isOpen={isOpen}
      onClose={onClose}
      title={describeAction(t, entry.action)}
      subtitle={formatDateTime(entry.time)}
    >
      <FactList
        facts={[
          { name: t('audit.by'), value: entry.actor.email },
          { name: t('audit.as'), value: t(`role.${entry.actor.role}`) },
          {
            name: t(`target.${entry.targetType}`),
            value: (
              <CopyableText lengthMax={22} text={entry.targetId} label={t('audit.theTargetId')} />
            ),
          },
          { name: t('reason'), value: entry.reason },
          { name: t('audit.from'), value: entry.ip ?? t('audit.unknown') },
          {
            name: t('audit.requestId'),
            value: (
              <CopyableText lengthMax={22} text={entry.requestId} label={t('audit.theRequestId')} />
            ),
          },
        ]}
        isCompact
      />
      <Typography variant="h3" sx={{ mt: 5, mb: 2 }}>
        {t('audit.changes')}
      </Typography>
      <Box sx={{ mx: -3 }}>
        <DataTable
          label={t('audit.changes')}
          columns={columnsOf(t)}
          rows={auditDifferences(t, entry)}
          rowKey={({ field }) => field}
          load={READY}
          empty={{ title: t('audit.noField') }}
          isCompact
        />
      </Box>
    </DetailDrawer>
  );
}
