import Button from '@mui/material/Button';
import { useEffect, useRef } from 'react';
import { profileTexts } from '../../../i18n/en/profile.ts';
import { useText } from '../../../i18n/use-text.ts';

interface ChangeButtonProps {
  /** What is changed, for who does not see the row. */
  label: string;
  /** Takes the focus: the form that it opened has just been closed. */
  isReturn: boolean;
  onClick: () => void;
}

/** Opens the form of a row. */
export function ChangeButton({ label, isReturn, onClick }: ChangeButtonProps) {
  const t = useText(profileTexts);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isReturn) button.current?.focus();
  }, [isReturn]);
  return (
    <Button ref={button} size="small" variant="outlined" aria-label={label} onClick={onClick}>
      {t('change')}
    </Button>
  );
}
