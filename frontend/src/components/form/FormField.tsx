import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import VisibilityOffIcon from '@mui/icons-material/VisibilityOffOutlined';
import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useId, useState } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { authTexts } from '../../i18n/en/auth.ts';
import { useText } from '../../i18n/use-text.ts';

interface FormFieldProps {
  label: string;
  registration: UseFormRegisterReturn;
  error?: string | undefined;
  hint?: string | undefined;
  type?: 'text' | 'email' | 'password';
  autoComplete: string;
}

/** A labelled input over react-hook-form; passwords can be shown. */
export function FormField(props: FormFieldProps) {
  const { label, registration, error, hint, type = 'text', autoComplete } = props;
  const t = useText(authTexts);
  const id = useId();
  const [isShown, setIsShown] = useState(false);
  const isPassword = type === 'password';
  const { ref, ...field } = registration;
  const helper = error ?? hint;
  return (
    <Box sx={{ mb: 4 }}>
      <Box
        component="label"
        htmlFor={id}
        sx={{ display: 'block', typography: 'subtitle2', mb: 1.5 }}
      >
        {label}
      </Box>
      <OutlinedInput
        {...field}
        inputRef={ref}
        id={id}
        type={isPassword && isShown ? 'text' : type}
        autoComplete={autoComplete}
        fullWidth
        error={error !== undefined}
        slotProps={{
          input: {
            'aria-invalid': error !== undefined,
            ...(helper === undefined ? {} : { 'aria-describedby': `${id}-helper` }),
            ...(type === 'text' ? {} : { autoCapitalize: 'none', spellCheck: false }),
          },
        }}
        endAdornment={
          isPassword && (
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
                {isShown ? (
                  <VisibilityOffIcon sx={{ fontSize: 18 }} />
                ) : (
                  <VisibilityIcon sx={{ fontSize: 18 }} />
                )}
              </IconButton>
            </InputAdornment>
          )
        }
      />
      {helper !== undefined && (
        <FormHelperText id={`${id}-helper`} error={error !== undefined}>
          {helper}
        </FormHelperText>
      )}
    </Box>
  );
}
