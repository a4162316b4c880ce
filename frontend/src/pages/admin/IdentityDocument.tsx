import FileDownload from '@mui/icons-material/FileDownloadOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import Typography from '@mui/material/Typography';
import type { KycDocument } from '@tokentradex/backend/contracts';
import { useId, useState } from 'react';
import { ErrorState } from '../../components/ErrorState.tsx';
import { LoadingState } from '../../components/LoadingState.tsx';
import { identityQueueTexts } from '../../i18n/en/identity-queue.ts';
import { identityTexts } from '../../i18n/en/identity.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatBytes } from '../../lib/byte-text.ts';
import { FILE_TYPE_NAMES } from '../../lib/file-type-name.ts';
import { saveFile } from '../../lib/save-file.ts';
import { ApiError, toErrorData } from '../../services/api-error.ts';
import { adminApi } from '../../services/admin-api.ts';
import { notifyError } from '../../services/notify.ts';
import { useDocumentImage } from './use-document-image.ts';

interface IdentityDocumentProps {
  checkId: string;
  document: KycDocument;
}

/** One document: an image is shown, a PDF is downloaded. */
export function IdentityDocument(props: IdentityDocumentProps) {
  const t = useText(identityTexts);
  const titleId = useId();
  const { kind, contentType, sizeBytes } = props.document;
  const isImage = contentType !== 'application/pdf';
  return (
    <Box component="section" aria-labelledby={titleId} sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 3, mb: 2 }}>
        <Typography variant="h3" id={titleId}>
          {t(`kind.${kind}`)}
        </Typography>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {t('typeAndSize', {
            type: t(FILE_TYPE_NAMES[contentType]),
            size: formatBytes(sizeBytes),
          })}
        </Typography>
      </Box>
      {isImage ? <DocumentImage {...props} /> : <DownloadButton {...props} />}
    </Box>
  );
}

function DocumentImage({ checkId, document }: IdentityDocumentProps) {
  const t = useText(identityQueueTexts);
  const kindName = useText(identityTexts)(`kind.${document.kind}`);
  const { url, load, reload } = useDocumentImage(checkId, document.id);
  const [isLarge, setIsLarge] = useState(false);
  const [isBroken, setIsBroken] = useState(false);
  if (load.status === 'failed') {
    return <ErrorState title={t('imageNotLoaded')} error={load.error} onRetry={reload} isCompact />;
  }
  if (url === null) return <LoadingState label={kindName} rows={4} />;
  if (isBroken) {
    return (
      <Box sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
        <Typography variant="body2">{t('imageBroken')}</Typography>
        <DownloadButton checkId={checkId} document={document} />
      </Box>
    );
  }
  return (
    <>
      <ButtonBase
        aria-label={t('enlarge', { name: kindName })}
        onClick={() => {
          setIsLarge(true);
        }}
        sx={{
          display: 'block',
          width: '100%',
          border: 1,
          borderColor: 'surface.border',
          borderRadius: 1,
          overflow: 'hidden',
          bgcolor: 'surface.canvas',
          cursor: 'zoom-in',
        }}
      >
        <Box
          component="img"
          src={url}
          alt={kindName}
          onError={() => {
            setIsBroken(true);
          }}
          sx={{ display: 'block', width: '100%', maxHeight: 420, objectFit: 'contain' }}
        />
      </ButtonBase>
      <Dialog
        open={isLarge}
        onClose={() => {
          setIsLarge(false);
        }}
        aria-label={kindName}
        maxWidth="xl"
      >
        <Box sx={{ overflow: 'auto' }}>
          <img src={url} alt={kindName} />
        </Box>
        <DialogActions>
          <Button
            variant="outlined"
            onClick={() => {
              setIsLarge(false);
            }}
          >
            {t('close')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

const FILE_ENDINGS: Record<KycDocument['contentType'], string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/pdf': 'pdf',
};

function DownloadButton({ checkId, document }: IdentityDocumentProps) {
  const t = useText(identityQueueTexts);
  const kindName = useText(identityTexts)(`kind.${document.kind}`);
  const [isLoading, setIsLoading] = useState(false);
  const download = async () => {
    setIsLoading(true);
    try {
      const name = `${document.kind.replaceAll('_', '-')}-${document.id}`;
      const file = await adminApi.kyc.document(checkId, document.id);
      saveFile(`${name}.${FILE_ENDINGS[document.contentType]}`, file);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      notifyError(t('notDownloaded'), toErrorData(error));
    } finally {
      setIsLoading(false);
    }
  };
  return (
    <Button
      variant="outlined"
      startIcon={<FileDownload />}
      loading={isLoading}
      loadingPosition="start"
      aria-label={t('downloadOf', { name: kindName })}
      onClick={() => void download()}
    >
      {t('download')}
    </Button>
  );
}
