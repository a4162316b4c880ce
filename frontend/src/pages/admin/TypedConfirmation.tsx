import Box from '@mui/material/Box';
import { LabelledField } from '../../components/LabelledField.tsx';
import { adminTexts } from '../../i18n/en/admin.ts';
import { useText } from '../../i18n/use-text.ts';

interface TypedConfirmationProps {
  /** What has to be typed: a symbol, a user name. */
  word: string;
  value: string;
  onChange: (value: string) => void;
  /** True after a try to send without it. */
  isMissing: boolean;
  /** Default: that capital letters count. */
  hint?: string;
}

/** Asks for a word by hand before something that hurts when it hits the wrong one. */
export function TypedConfirmation({
  word,
  value,
  onChange,
  isMissing,
  hint,
}: TypedConfirmationProps) {
  const t = useText(adminTexts);
  return (
    <LabelledField
      label={t('typeToConfirm', { word })}
      value={value}
      onChange={onChange}
      error={isMissing && value !== word ? t('typeExactly', { word }) : undefined}
      hint={<Box component="span">{hint ?? t('capitals')}</Box>}
    />
  );
}
