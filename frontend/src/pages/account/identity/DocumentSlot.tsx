import DescriptionIcon from '@mui/icons-material/DescriptionOutlined';
import UploadIcon from '@mui/icons-material/CloudUploadOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import {
  KYC_CONTENT_TYPES,
  LIMITS,
  type KycDocument,
  type KycDocumentKind,
} from '@tokentradex/backend/contracts';
import { useId, useRef, useState } from 'react';
import { identityTexts } from '../../../i18n/en/identity.ts';
import { useText } from '../../../i18n/use-text.ts';
import { formatBytes } from '../../../lib/byte-text.ts';
import { FILE_TYPE_NAMES } from '../../../lib/file-type-name.ts';
import type { Documents } from './use-documents.ts';

interface DocumentSlotProps extends Documents {
  kind: KycDocumentKind;
  isRequired: boolean;
  /** True after a try to go on without it. */
  isMissing: boolean;
}

/** The files of one kind: those that are there, and a place to drop or choose one. */
export function DocumentSlot(props: DocumentSlotProps) {
  const t = useText(identityTexts);
  const titleId = useId();
  const { kind, documents, problem } = props;
  const own = documents.filter((document) => document.kind === kind);
  const error =
    problem?.kind === kind
      ? problem.text
      : props.isMissing && own.length === 0
        ? t(`needed.${kind}`)
        : null;
  return (
    <Box component="section" aria-labelledby={titleId} sx={{ display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 3 }}>
        <Typography variant="h3" id={titleId}>
          {t(`kind.${kind}`)}
        </Typography>
        {!props.isRequired && (
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            {t('optional')}
          </Typography>
        )}
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t(`kindHint.${kind}`)}
      </Typography>
      {own.length > 0 && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2 }}>
          {own.map((document) => (
            <DocumentRow key={document.id} document={document} {...props} />
          ))}
        </Box>
      )}
      {documents.length < LIMITS.kycDocumentsMax && (own.length === 0 || hasPages(kind)) && (
        <DropPlace {...props} isCompact={own.length > 0} />
      )}
      {error !== null && <Alert severity="error">{error}</Alert>}
    </Box>
  );
}

/** A letter may have several pages, the side of a card has one. */
function hasPages(kind: KycDocumentKind): boolean {
  return kind === 'address';
}

function DocumentRow(props: DocumentSlotProps & { document: KycDocument }) {
  const t = useText(identityTexts);
  const { document, kind, previews, busyKind, remove } = props;
  const preview = previews.get(document.id);
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 3,
        p: 2,
        border: 1,
        borderColor: 'surface.border',
        borderRadius: 1,
      }}
    >
      <Box sx={THUMBNAIL}>
        {preview === undefined ? (
          <DescriptionIcon sx={{ color: 'text.secondary' }} />
        ) : (
          <img src={preview} alt={t('previewOf', { name: t(`kind.${kind}`) })} />
        )}
      </Box>
      <Box sx={{ flex: 1, minWidth: 0, typography: 'body2' }}>
        {t(FILE_TYPE_NAMES[document.contentType])}
        <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
          {t('uploadedSize', { size: formatBytes(document.sizeBytes) })}
        </Box>
      </Box>
      <Button
        size="small"
        variant="text"
        color="inherit"
        disabled={busyKind !== null}
        aria-label={t('removeOf', { name: t(`kind.${kind}`) })}
        onClick={() => {
          remove(document);
        }}
      >
        {t('remove')}
      </Button>
    </Box>
  );
}

function DropPlace({ kind, busyKind, add, isCompact }: DocumentSlotProps & { isCompact: boolean }) {
  const t = useText(identityTexts);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined) add(kind, file);
  };
  return (
    <Box
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => {
        setIsOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 3,
        rowGap: 2,
        px: 4,
        py: isCompact ? 2 : 4,
        border: '1px dashed',
        borderColor: isOver ? 'primary.main' : 'surface.border',
        bgcolor: isOver ? 'surface.accentSoft' : 'transparent',
        borderRadius: 1,
      }}
    >
      <Button
        variant="outlined"
        size={isCompact ? 'small' : 'medium'}
        startIcon={<UploadIcon />}
        loading={busyKind === kind}
        loadingPosition="start"
        disabled={busyKind !== null}
        aria-label={t(isCompact ? 'anotherFor' : 'chooseFor', { name: t(`kind.${kind}`) })}
        onClick={() => {
          input.current?.click();
        }}
      >
        {t(isCompact ? 'another' : 'choose')}
      </Button>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('orDrop')}
      </Typography>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('chooseFor', { name: t(`kind.${kind}`) })}
        accept={KYC_CONTENT_TYPES.join(',')}
        onChange={({ target }) => {
          take(target.files);
          // The same file again is a choice again.
          target.value = '';
        }}
      />
    </Box>
  );
}

const THUMBNAIL = {
  flexShrink: 0,
  display: 'grid',
  placeItems: 'center',
  width: 72,
  height: 52,
  borderRadius: '4px',
  overflow: 'hidden',
  bgcolor: 'surface.hover',
  '& img': { width: '100%', height: '100%', objectFit: 'cover' },
} as const;
