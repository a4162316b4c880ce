import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useId, type ReactNode } from 'react';

interface LabelledSelectProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode; isDisabled?: boolean }[];
  onChange: (value: Value) => void;
  aside?: ReactNode;
  hint?: ReactNode;
  /** Takes the place of the hint. */
  error?: string | undefined;
}

/** A label and a select below it. */
export function LabelledSelect<Value extends string>(props: LabelledSelectProps<Value>) {
  const { label, value, options, onChange, aside, error } = props;
  const helper = error ?? props.hint;
  const id = useId();
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, mb: 1.5 }}>
        <Box component="span" id={`${id}-label`} sx={{ typography: 'subtitle2' }}>
          {label}
        </Box>
        {aside !== undefined && (
          <Box sx={{ typography: 'caption', color: 'text.secondary' }}>{aside}</Box>
        )}
      </Box>
      <Select<string>
        id={id}
        labelId={`${id}-label`}
        fullWidth
        value={value}
        error={error !== undefined}
        aria-describedby={helper === undefined ? undefined : `${id}-helper`}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
        MenuProps={{ slotProps: { paper: { sx: { maxHeight: 360 } } } }}
        sx={{ '& .MuiSelect-select': { py: '8px' } }}
      >
        {options.map((option) => (
          <MenuItem key={option.value} value={option.value} disabled={option.isDisabled ?? false}>
            {option.label}
          </MenuItem>
        ))}
      </Select>
      {helper !== undefined && (
        <FormHelperText id={`${id}-helper`} error={error !== undefined}>
          {helper}
        </FormHelperText>
      )}
    </Box>
  );
}
