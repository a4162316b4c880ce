import CheckIcon from '@mui/icons-material/Check';
import ContentCopyIcon from '@mui/icons-material/ContentCopy';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useEffect, useState } from 'react';

const CONFIRMATION_MS = 1_600;

interface CopyButtonProps {
  text: string;
  /** What is copied: "order id". */
  label: string;
}

/** Copies a text, and shows for a moment that it did. */
export function CopyButton({ text, label }: CopyButtonProps) {
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
    <Tooltip title={isCopied ? 'Copied' : `Copy ${label}`}>
      <IconButton size="small" onClick={copy} aria-label={`Copy ${label}`}>
        {isCopied ? <CheckIcon sx={{ fontSize: 15 }} /> : <ContentCopyIcon sx={{ fontSize: 15 }} />}
      </IconButton>
    </Tooltip>
  );
}
