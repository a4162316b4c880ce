import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { Kyc } from '@tokentradex/backend/contracts';
import { useCallback, useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { LoadingState } from '../../../components/LoadingState.tsx';
import { Panel } from '../../../components/Panel.tsx';
import { StatusChip } from '../../../components/StatusChip.tsx';
import { useInterval } from '../../../components/use-interval.ts';
import { useLoaded } from '../../../components/use-loaded.ts';
import { identityTexts } from '../../../i18n/en/identity.ts';
import { useText } from '../../../i18n/use-text.ts';
import { formatDateTime } from '../../../lib/time-text.ts';
import { accountApi } from '../../../services/account-api.ts';
import { useAppDispatch } from '../../../store/index.ts';
import { kycStatusRead } from '../../../store/slices/authSlice.ts';
import { IdentityForm } from './IdentityForm.tsx';
import { Submission } from './Submission.tsx';

const REFRESH_MS = 15_000;
const BODY = { p: 4, display: 'grid', gap: 4, justifyItems: 'start' } as const;

/** One's own identity check: what it is for, the form, and where it stands. */
export function IdentityPage() {
  const t = useText(identityTexts);
  const source = useCallback((signal: AbortSignal) => accountApi.kyc.get(signal), []);
  const { data: kyc, load, reload } = useLoaded(source);
  const [isFormOpen, setIsFormOpen] = useState(false);
  const dispatch = useAppDispatch();
  const status = kyc?.status;
  useEffect(() => {
    if (status !== undefined) dispatch(kycStatusRead(status));
  }, [dispatch, status]);
  const isWaiting = kyc !== null && hasSubmitted(kyc);
  const refresh = useCallback(() => {
    if (isWaiting) reload();
  }, [isWaiting, reload]);
  useInterval(refresh, REFRESH_MS);

  return (
    <Panel title={t('title')} actions={kyc !== null && <StatusChip status={kyc.status} />}>
      {kyc === null && load.status === 'failed' && (
        <ErrorState title={t('notLoaded')} error={load.error} onRetry={reload} />
      )}
      {kyc === null && load.status !== 'failed' && <LoadingState label={t('title')} rows={6} />}
      {kyc !== null &&
        (isFormOpen && maySubmit(kyc) ? (
          <IdentityForm
            kyc={kyc}
            onLeave={() => {
              setIsFormOpen(false);
              reload();
            }}
            onSent={() => {
              setIsFormOpen(false);
              reload();
            }}
          />
        ) : (
          <Standing
            kyc={kyc}
            onStart={() => {
              setIsFormOpen(true);
            }}
          />
        ))}
    </Panel>
  );
}

/** Somebody waits for a decision. Set to pending by hand, there may be nothing to decide about. */
function hasSubmitted({ status, submittedAt }: Kyc): boolean {
  return status === 'pending' && submittedAt !== null;
}

function maySubmit(kyc: Kyc): boolean {
  return kyc.status !== 'approved' && !hasSubmitted(kyc);
}

function Standing({ kyc, onStart }: { kyc: Kyc; onStart: () => void }) {
  const t = useText(identityTexts);
  if (kyc.status === 'approved') return <Approved kyc={kyc} />;
  if (hasSubmitted(kyc)) return <Pending kyc={kyc} />;
  const isRejected = kyc.status === 'rejected';
  return (
    <Box sx={BODY}>
      {isRejected ? <Rejected kyc={kyc} /> : <Introduction />}
      <Button variant="contained" onClick={onStart}>
        {t(isRejected ? 'startAgain' : kyc.documents.length > 0 ? 'goOn' : 'start')}
      </Button>
    </Box>
  );
}

function Introduction() {
  const t = useText(identityTexts);
  return (
    <>
      <Typography variant="body2">{t('purpose')}</Typography>
      <div>
        <Typography variant="h3">{t('youNeed')}</Typography>
        <Box component="ul" sx={{ m: 0, mt: 1, pl: 5, typography: 'body2', '& li': { py: 0.5 } }}>
          <li>{t('need.identity')}</li>
          <li>{t('need.address')}</li>
          <li>{t('need.age')}</li>
        </Box>
      </div>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('privacy')}
      </Typography>
    </>
  );
}

function Pending({ kyc: { profile, documents, submittedAt } }: { kyc: Kyc }) {
  const t = useText(identityTexts);
  return (
    <Box sx={{ ...BODY, justifyItems: 'stretch' }}>
      <Alert severity="info">
        {t('pendingSince', { time: submittedAt === null ? '' : formatDateTime(submittedAt) })}
      </Alert>
      {profile !== null && <Submission profile={profile} documents={documents} />}
    </Box>
  );
}

function Approved({ kyc: { profile, documents, decidedAt } }: { kyc: Kyc }) {
  const t = useText(identityTexts);
  return (
    <Box sx={{ ...BODY, justifyItems: 'stretch' }}>
      <Alert severity="success">
        {decidedAt === null
          ? t('approved')
          : t('approvedSince', { time: formatDateTime(decidedAt) })}{' '}
        <MuiLink component={Link} to="/wallet" color="inherit">
          {t('toWallet')}
        </MuiLink>
      </Alert>
      {profile !== null && <Submission profile={profile} documents={documents} />}
    </Box>
  );
}

function Rejected({ kyc: { reason, decidedAt } }: { kyc: Kyc }) {
  const t = useText(identityTexts);
  return (
    <>
      <Alert severity="error" sx={{ width: '100%' }}>
        {decidedAt === null ? t('rejected') : t('rejectedAt', { time: formatDateTime(decidedAt) })}
        {reason !== null && (
          <Box component="p" sx={{ m: 0, mt: 1, overflowWrap: 'anywhere' }}>
            {t('because', { reason })}
          </Box>
        )}
      </Alert>
      <Typography variant="body2">{t('rejectedHint')}</Typography>
    </>
  );
}
