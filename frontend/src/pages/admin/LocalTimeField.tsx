import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useId } from 'react';

interface LocalTimeFieldProps {
  label: string;
  /** Local: "2026-01-31T09:30"; empty for none. */
  value: string;
  onChange: (value: string) => void;
  /** Takes the place of the hint. */
  error?: string | undefined;
  hint?: string;
}

/** A label and a date with its time below it. */
export function LocalTimeField({ label, value, onChange, error, hint }: LocalTimeFieldProps) {
  const id = useId();
  const helper = error ?? hint;
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box
        component="label"
        htmlFor={id}
        sx={{ display: 'block', typography: 'subtitle2', mb: 1.5 }}
      >
        {label}
      </Box>
      <OutlinedInput
        id={id}
        type="datetime-local"
        fullWidth
        value={value}
        onChange={({ target }) => {
          onChange(target.value);
        }}
        error={error !== undefined}
        slotProps={{
          input: {
            'aria-invalid': error !== undefined,
            ...(helper === undefined ? {} : { 'aria-describedby': `${id}-helper` }),
          },
        }}
      />
      {helper !== undefined && (
        <FormHelperText id={`${id}-helper`} error={error !== undefined}>
          {helper}
        </FormHelperText>
      )}
    </Box>
  );
}
