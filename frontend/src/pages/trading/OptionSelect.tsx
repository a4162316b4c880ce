import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useId } from 'react';

interface OptionSelectProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChoose: (value: Value) => void;
}

/** A small choice of the order form: its name at the left, what is chosen at the right. */
export function OptionSelect<Value extends string>(props: OptionSelectProps<Value>) {
  const { label, value, options, onChoose } = props;
  const id = useId();
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'space-between',
        gap: 2,
        minHeight: 24,
        typography: 'caption',
      }}
    >
      <Box component="span" id={`${id}-label`} sx={{ color: 'text.secondary', flex: 'none' }}>
        {label}
      </Box>
      <Select<string>
        variant="standard"
        disableUnderline
        id={id}
        labelId={`${id}-label`}
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value);
          if (chosen !== undefined) onChoose(chosen.value);
        }}
        sx={{ typography: 'caption', minHeight: 24, minWidth: 0 }}
      >
        {options.map((option) => (
          <MenuItem key={option.value} value={option.value}>
            {option.label}
          </MenuItem>
        ))}
      </Select>
    </Box>
  );
}
