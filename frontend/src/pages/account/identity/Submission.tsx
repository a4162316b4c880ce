import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { KycDocument, KycProfile } from '@tokentradex/backend/contracts';
import { FactList } from '../../../components/FactList.tsx';
import { identityTexts } from '../../../i18n/en/identity.ts';
import { useText } from '../../../i18n/use-text.ts';
import { formatBytes } from '../../../lib/byte-text.ts';
import { FILE_TYPE_NAMES } from '../../../lib/file-type-name.ts';
import { kycFacts } from '../../../lib/kyc-facts.ts';

interface SubmissionProps {
  profile: KycProfile;
  documents: readonly KycDocument[];
}

/** What is sent or was sent, to be read once more. */
export function Submission({ profile, documents }: SubmissionProps) {
  const t = useText(identityTexts);
  const files = documents.map((document, index) => ({
    name: t('documentNumber', { number: index + 1, name: t(`kind.${document.kind}`) }),
    value: t('typeAndSize', {
      type: t(FILE_TYPE_NAMES[document.contentType]),
      size: formatBytes(document.sizeBytes),
    }),
  }));
  return (
    <Box sx={{ display: 'grid', gap: 4 }}>
      <section>
        <Typography variant="h3" sx={{ mb: 1 }}>
          {t('step.details')}
        </Typography>
        <FactList facts={kycFacts(profile)} isCompact />
      </section>
      <section>
        <Typography variant="h3" sx={{ mb: 1 }}>
          {t('step.documents')}
        </Typography>
        <FactList facts={files} isCompact />
      </section>
    </Box>
  );
}
