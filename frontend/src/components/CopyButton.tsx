import CheckIcon from '@mui/icons-material/Check';
import ContentCopyIcon from '@mui/icons-material/ContentCopy';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useEffect, useState } from 'react';
import { appTexts } from '../i18n/en/app.ts';
import { useText } from '../i18n/use-text.ts';

const CONFIRMATION_MS = 1_600;

interface CopyButtonProps {
  text: string;
  /** What is copied: "order id". */
  label: string;
}

/** Copies a text, and shows for a moment that it did. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const t = useText(appTexts);
  const [isCopied, setIsCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => {
      setIsCopied(false);
    }, CONFIRMATION_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isCopied]);

  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => {
        setIsCopied(true);
      },
      () => undefined,
    );
  };

  return (
    <Tooltip title={isCopied ? t('copied') : t('copy', { subject: label })}>
      <IconButton size="small" onClick={copy} aria-label={t('copy', { subject: label })}>
        {isCopied ? <CheckIcon sx={{ fontSize: 15 }} /> : <ContentCopyIcon sx={{ fontSize: 15 }} />}
      </IconButton>
    </Tooltip>
  );
}
