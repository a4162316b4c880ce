import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import {
  KYC_REQUIRED_KINDS,
  LIMITS,
  type KycDocumentKind,
  type KycProfile,
} from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { identityTexts } from '../../../i18n/en/identity.ts';
import { useText } from '../../../i18n/use-text.ts';
import { formatBytes } from '../../../lib/byte-text.ts';
import { DocumentSlot } from './DocumentSlot.tsx';
import type { Documents } from './use-documents.ts';

interface DocumentsStepProps {
  documents: Documents;
  documentType: KycProfile['documentType'] | '';
  onBack: () => void;
  onNext: () => void;
}

function isRequired(kind: KycDocumentKind): boolean {
  return KYC_REQUIRED_KINDS.some((required) => required === kind);
}

/** The second step: a file for each document. */
export function DocumentsStep({ documents, documentType, onBack, onNext }: DocumentsStepProps) {
  const t = useText(identityTexts);
  const [isTouched, setIsTouched] = useState(false);
  const has = (kind: KycDocumentKind) =>
    documents.documents.some((document) => document.kind === kind);
  // A passport has no back, unless one was uploaded before the choice changed.
  const kinds: KycDocumentKind[] = [
    'identity_front',
    ...(documentType !== 'passport' || has('identity_back') ? (['identity_back'] as const) : []),
    'address',
  ];
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('documentsIntro', {
          size: formatBytes(LIMITS.kycDocumentBytesMax),
          count: LIMITS.kycDocumentsMax,
        })}
      </Typography>
      {kinds.map((kind) => (
        <DocumentSlot
          key={kind}
          {...documents}
          kind={kind}
          isRequired={isRequired(kind)}
          isMissing={isTouched && isRequired(kind)}
        />
      ))}
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 2 }}>
        <Button variant="outlined" onClick={onBack}>
          {t('back')}
        </Button>
        <Button
          variant="contained"
          disabled={documents.busyKind !== null}
          onClick={() => {
            setIsTouched(true);
            if (KYC_REQUIRED_KINDS.every(has)) onNext();
          }}
        >
          {t('review')}
        </Button>
      </Box>
    </>
  );
}
