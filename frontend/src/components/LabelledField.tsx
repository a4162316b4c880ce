import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useId, type ReactNode } from 'react';

interface LabelledFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Takes the place of the hint. */
  error?: string | undefined;
  hint?: ReactNode;
  /** Stands at the right of the label: a balance, a link. */
  aside?: ReactNode;
  endAdornment?: ReactNode;
  /** Default: text. */
  type?: 'text' | 'date';
  placeholder?: string;
  inputMode?: 'text' | 'decimal' | 'search';
  autoComplete?: string;
  isDisabled?: boolean;
  /** Grows to this many lines instead of one. */
  rows?: number;
  lengthMax?: number;
  /** Digits of one width: for amounts, addresses and ids. */
  isTabular?: boolean;
}

/** A label, an input below it, and what is wrong with it or what it wants. */
export function LabelledField(props: LabelledFieldProps) {
  const id = useId();
  const helper = props.error ?? props.hint;
  const hasHelper = helper !== undefined && helper !== null && helper !== '';
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, mb: 1.5 }}>
        <Box component="label" htmlFor={id} sx={{ typography: 'subtitle2' }}>
          {props.label}
        </Box>
        {props.aside !== undefined && (
          <Box sx={{ typography: 'caption', color: 'text.secondary' }}>{props.aside}</Box>
        )}
      </Box>
      <OutlinedInput
        id={id}
        fullWidth
        type={props.type ?? 'text'}
        value={props.value}
        onChange={({ target }) => {
          props.onChange(target.value);
        }}
        error={props.error !== undefined}
        disabled={props.isDisabled ?? false}
        placeholder={props.placeholder ?? ''}
        autoComplete={props.autoComplete ?? 'off'}
        {...(props.rows === undefined ? {} : { multiline: true, minRows: props.rows })}
        endAdornment={props.endAdornment}
        slotProps={{
          input: {
            inputMode: props.inputMode ?? 'text',
            'aria-invalid': props.error !== undefined,
            spellCheck: props.rows !== undefined,
            ...(props.lengthMax === undefined ? {} : { maxLength: props.lengthMax }),
            ...(hasHelper ? { 'aria-describedby': `${id}-helper` } : {}),
            ...(props.isTabular === true ? { style: { fontVariantNumeric: 'tabular-nums' } } : {}),
          },
        }}
        sx={props.rows === undefined ? null : { padding: 0 }}
      />
      {hasHelper && (
        <FormHelperText id={`${id}-helper`} error={props.error !== undefined}>
          {helper}
        </FormHelperText>
      )}
    </Box>
  );
}
