import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import VisibilityOffIcon from '@mui/icons-material/VisibilityOffOutlined';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import { LIMITS } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { authTexts } from '../i18n/en/auth.ts';
import { useText } from '../i18n/use-text.ts';
import { LabelledField } from './LabelledField.tsx';

interface PasswordFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: 'current-password' | 'new-password';
  error?: string | undefined;
  hint?: string;
}

/** A password that can be shown while it is typed. */
export function PasswordField(props: PasswordFieldProps) {
  const t = useText(authTexts);
  const [isShown, setIsShown] = useState(false);
  const Icon = isShown ? VisibilityOffIcon : VisibilityIcon;
  return (
    <LabelledField
      {...props}
      type={isShown ? 'text' : 'password'}
      lengthMax={LIMITS.passwordLengthMax}
      endAdornment={
        <InputAdornment position="end">
          <IconButton
            size="small"
            edge="end"
            aria-label={t(isShown ? 'hidePassword' : 'showPassword')}
            aria-pressed={isShown}
            onClick={() => {
              setIsShown(!isShown);
            }}
          >
            <Icon sx={{ fontSize: 18 }} />
          </IconButton>
        </InputAdornment>
      }
    />
  );
}
