import Box from '@mui/material/Box';
import { LabelledField } from '../../components/LabelledField.tsx';

interface TypedConfirmationProps {
  /** What has to be typed: a symbol, a user name. */
  word: string;
  value: string;
  onChange: (value: string) => void;
  /** True after a try to send without it. */
  isMissing: boolean;
}

/** Asks for a word by hand before something that hurts when it hits the wrong one. */
export function TypedConfirmation({ word, value, onChange, isMissing }: TypedConfirmationProps) {
  return (
    <LabelledField
      label={`Type ${word} to confirm`}
      value={value}
      onChange={onChange}
      error={isMissing && value !== word ? `Type ${word} exactly.` : undefined}
      hint={<Box component="span">Capital letters count.</Box>}
    />
  );
}
