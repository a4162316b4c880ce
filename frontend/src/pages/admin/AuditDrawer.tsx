import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { AuditEntry } from '@tokentradex/backend/contracts';
import { CopyableText } from '../../components/CopyableText.tsx';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { DetailDrawer } from '../../components/DetailDrawer.tsx';
import { FactList } from '../../components/FactList.tsx';
import { formatDateTime } from '../../lib/time-text.ts';
import { READY } from '../../store/load-state.ts';
import {
  auditDifferences,
  describeAction,
  TARGET_LABELS,
  type AuditDifference,
} from './audit-words.ts';
import { ROLE_LABELS } from './role-words.ts';

const COLUMNS: readonly Column<AuditDifference>[] = [
  { key: 'field', header: 'Field', onPhone: 'title', render: ({ field }) => field },
  {
    key: 'before',
    header: 'Before',
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
    header: 'After',
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

interface AuditDrawerProps {
  entry: AuditEntry;
  isOpen: boolean;
  onClose: () => void;
}

/** One entry of the audit log with everything that it keeps. */
export function AuditDrawer({ entry, isOpen, onClose }: AuditDrawerProps) {
  return (
    <DetailDrawer
      isOpen={isOpen}
      onClose={onClose}
      title={describeAction(entry.action)}
      subtitle={formatDateTime(entry.time)}
    >
      <FactList
        facts={[
          { name: 'By', value: entry.actor.email },
          { name: 'As', value: ROLE_LABELS[entry.actor.role] },
          {
            name: TARGET_LABELS[entry.targetType],
            value: <CopyableText lengthMax={22} text={entry.targetId} label="the target's id" />,
          },
          { name: 'Reason', value: entry.reason },
          { name: 'From', value: entry.ip ?? 'Unknown' },
          {
            name: 'Request',
            value: <CopyableText lengthMax={22} text={entry.requestId} label="the request id" />,
          },
        ]}
        isCompact
      />
      <Typography variant="h3" sx={{ mt: 5, mb: 2 }}>
        Changes
      </Typography>
      <Box sx={{ mx: -3 }}>
        <DataTable
          label="Changes"
          columns={COLUMNS}
          rows={auditDifferences(entry)}
          rowKey={({ field }) => field}
          load={READY}
          empty={{ title: 'No field changed' }}
          isCompact
        />
      </Box>
    </DetailDrawer>
  );
}
