import MuiLink from '@mui/material/Link';
import { useEffect, useRef, useState } from 'react';
import { secondFactorTexts } from '../i18n/en/second-factor.ts';
import { useText } from '../i18n/use-text.ts';
import { LabelledField } from './LabelledField.tsx';

const APP_CODE_LENGTH_MAX = 7;
const RECOVERY_CODE_LENGTH_MAX = 20;

interface SecondFactorFieldProps {
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  /** Takes the focus when it appears. */
  isFocusedAtFirst?: boolean;
}

/** Asks for a code of the authenticator app; a recovery code is one click away. */
export function SecondFactorField(props: SecondFactorFieldProps) {
  const t = useText(secondFactorTexts);
  const { value, onChange, error, isFocusedAtFirst = false } = props;
  const [isRecovery, setIsRecovery] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFocusedAtFirst) input.current?.focus();
  }, [isFocusedAtFirst]);
  const change = () => {
    setIsRecovery(!isRecovery);
    onChange('');
    input.current?.focus();
  };
  return (
    <LabelledField
      label={t(isRecovery ? 'recoveryCode' : 'code')}
      value={value}
      onChange={onChange}
      error={error}
      hint={t(isRecovery ? 'recoveryHint' : 'codeHint')}
      inputMode={isRecovery ? 'text' : 'numeric'}
      autoComplete={isRecovery ? 'off' : 'one-time-code'}
      lengthMax={isRecovery ? RECOVERY_CODE_LENGTH_MAX : APP_CODE_LENGTH_MAX}
      inputRef={input}
      isTabular
      aside={
        <MuiLink component="button" type="button" onClick={change} sx={{ typography: 'caption' }}>
          {t(isRecovery ? 'useApp' : 'useRecovery')}
        </MuiLink>
      }
    />
  );
}
