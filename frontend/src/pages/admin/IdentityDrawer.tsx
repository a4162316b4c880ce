import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { AdminKycCheckDetail } from '@tokentradex/backend/contracts';
import { useCallback, useState } from 'react';
import { Link } from 'react-router-dom';
import { DetailDrawer } from '../../components/DetailDrawer.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { FactList } from '../../components/FactList.tsx';
import { LoadingState } from '../../components/LoadingState.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { identityQueueTexts } from '../../i18n/en/identity-queue.ts';
import { identityTexts } from '../../i18n/en/identity.ts';
import { useText } from '../../i18n/use-text.ts';
import { kycFacts } from '../../lib/kyc-facts.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectUser } from '../../store/slices/authSlice.ts';
import { DecideIdentityDialog } from './DecideIdentityDialog.tsx';
import { IdentityDocument } from './IdentityDocument.tsx';

interface IdentityDrawerProps {
  checkId: string;
  isOpen: boolean;
  onClose: () => void;
  /** Decided, by this or by somebody before. */
  onDecided: () => void;
}

/** What somebody says of themselves beside the documents that are to show it. */
export function IdentityDrawer({ checkId, isOpen, onClose, onDecided }: IdentityDrawerProps) {
  const t = useText(identityQueueTexts);
  const source = useCallback((signal: AbortSignal) => adminApi.kyc.get(checkId, signal), [checkId]);
  const { data: check, load, reload } = useLoaded(source);
  const [deciding, setDeciding] = useState<'approve' | 'reject' | null>(null);
  const isOwn = useAppSelector(selectUser)?.id === check?.user.id;
  const mayDecide = check?.status === 'pending' && !isOwn;
  return (
    <DetailDrawer
      isOpen={isOpen}
      isWide
      onClose={onClose}
      title={check === null ? t('check') : t('checkOf', { name: check.user.username })}
      subtitle={check?.user.email}
      actions={
        mayDecide && (
          <>
            <Button
              variant="contained"
              onClick={() => {
                setDeciding('approve');
              }}
            >
              {t('approve')}
            </Button>
            <Button
              variant="outlined"
              onClick={() => {
                setDeciding('reject');
              }}
            >
              {t('reject')}
            </Button>
          </>
        )
      }
    >
      {check === null && load.status === 'failed' && (
        <ErrorState title={t('notLoaded')} error={load.error} onRetry={reload} />
      )}
      {check === null && load.status === 'loading' && <LoadingState label={t('check')} rows={9} />}
      {check !== null && <CheckBody check={check} isOwn={isOwn} />}
      {deciding !== null && check !== null && (
        <DecideIdentityDialog
          check={check}
          decision={deciding}
          onClose={() => {
            setDeciding(null);
          }}
          onDone={() => {
            reload();
            onDecided();
          }}
        />
      )}
    </DetailDrawer>
  );
}

function CheckBody({ check, isOwn }: { check: AdminKycCheckDetail; isOwn: boolean }) {
  const t = useText(identityQueueTexts);
  // The facts are written with the words that their owner has read.
  useText(identityTexts);
  const { profile, documents, user } = check;
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 5fr) minmax(0, 7fr)' },
        gap: 6,
        alignItems: 'start',
      }}
    >
      <Box sx={{ position: { md: 'sticky' }, top: 0, display: 'grid', gap: 3 }}>
        {isOwn && <Alert severity="info">{t('own')}</Alert>}
        <FactList
          facts={[
            { name: t('status'), value: <StatusChip status={check.status} /> },
            { name: t('submitted'), value: formatDateTime(check.submittedAt) },
            ...kycFacts(profile),
            ...(check.decidedAt === null
              ? []
              : [{ name: t('decided'), value: formatDateTime(check.decidedAt) }]),
            ...(check.reason === null ? [] : [{ name: t('reason'), value: check.reason }]),
          ]}
          isCompact
        />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 1 }}>
          <MuiLink component={Link} to={`/admin/users?user=${user.id}`} variant="body2">
            {t('theUser')}
          </MuiLink>
          <MuiLink component={Link} to={`/admin/audit?type=user&target=${user.id}`} variant="body2">
            {t('whatHappened')}
          </MuiLink>
        </Box>
      </Box>
      <Box sx={{ display: 'grid', gap: 5, minWidth: 0 }}>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {t('eachLook')}
        </Typography>
        {documents.map((document) => (
          <IdentityDocument key={document.id} checkId={check.id} document={document} />
        ))}
      </Box>
    </Box>
  );
}
