import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Kyc } from '@tokentradex/backend/contracts';
import { useEffect, useRef, useState } from 'react';
import { useSending } from '../../../components/use-sending.ts';
import { identityTexts } from '../../../i18n/en/identity.ts';
import { useText } from '../../../i18n/use-text.ts';
import { describeError, fieldErrors } from '../../../lib/error-text.ts';
import { accountApi } from '../../../services/account-api.ts';
import { notify } from '../../../services/notify.ts';
import { DetailsStep } from './DetailsStep.tsx';
import { DocumentsStep } from './DocumentsStep.tsx';
import { EMPTY_PROFILE, profileOf, type ProfileDraft } from './profile-draft.ts';
import { StepList } from './StepList.tsx';
import { Submission } from './Submission.tsx';
import { useDocuments } from './use-documents.ts';

const STEPS = ['details', 'documents', 'review'] as const;
type Step = (typeof STEPS)[number];

interface IdentityFormProps {
  kyc: Kyc;
  /** Back before the first step, and when something was sent meanwhile elsewhere. */
  onLeave: () => void;
  onSent: () => void;
}

/** Details, documents, and both once more before they are sent. */
export function IdentityForm({ kyc, onLeave, onSent }: IdentityFormProps) {
  const t = useText(identityTexts);
  const [step, setStep] = useState<Step>('details');
  const [draft, setDraft] = useState<ProfileDraft>(kyc.profile ?? EMPTY_PROFILE);
  const documents = useDocuments(kyc.documents);
  const { isBusy, error, send, dismissError } = useSending();
  const heading = useRef<HTMLHeadingElement>(null);
  const profile = profileOf(draft);

  // Whoever listens hears where they are; the first time, the button before has led here.
  useEffect(() => {
    heading.current?.focus();
  }, [step]);

  const submit = async () => {
    if (profile === null) return;
    const sent = await send(() => accountApi.kyc.submit(profile));
    if (sent === null) return;
    notify('success', t('sent'), t('sentHint'));
    onSent();
  };

  return (
    <Box sx={{ p: 4, display: 'grid', gap: 5 }}>
      <StepList steps={STEPS.map((name) => t(`step.${name}`))} current={STEPS.indexOf(step)} />
      <Typography variant="h2" ref={heading} tabIndex={-1} sx={{ '&:focus': { outline: 'none' } }}>
        {t(`step.${step}`)}
      </Typography>
      {step === 'details' && (
        <DetailsStep
          draft={draft}
          serverErrors={fieldErrors(error)}
          onChange={(next) => {
            setDraft(next);
            dismissError();
          }}
          onBack={onLeave}
          onNext={() => {
            setStep('documents');
          }}
        />
      )}
      {step === 'documents' && (
        <DocumentsStep
          documents={documents}
          documentType={draft.documentType}
          onBack={() => {
            setStep('details');
          }}
          onNext={() => {
            setStep('review');
          }}
        />
      )}
      {step === 'review' && profile !== null && (
        <>
          <Submission profile={profile} documents={documents.documents} />
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('declaration')}
          </Typography>
          {error !== null && (
            <Alert severity="error">
              {describeError(error)} {Object.values(fieldErrors(error)).join(' ')}
            </Alert>
          )}
          <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 2 }}>
            <Button
              variant="outlined"
              disabled={isBusy}
              onClick={() => {
                setStep(error === null || error.details.length === 0 ? 'documents' : 'details');
              }}
            >
              {t('back')}
            </Button>
            <Button variant="contained" loading={isBusy} onClick={() => void submit()}>
              {t('send')}
            </Button>
          </Box>
        </>
      )}
    </Box>
  );
}
