import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import Box from '@mui/material/Box';

interface FilterSelectProps<Value extends string> {
  /** Stands before the choice: "Market". */
  label: string;
  /** Undefined is the first entry. */
  value: Value | undefined;
  options: readonly { value: Value; label: string }[];
  /** Of the entry that filters nothing. Default "All". */
  allLabel?: string;
  onChange: (value: Value | undefined) => void;
}

const ALL = '';

/** A small select over a list that says what it filters and by what: "Market: All". */
export function FilterSelect<Value extends string>(props: FilterSelectProps<Value>) {
  const { label, value, options, allLabel = 'All', onChange } = props;
  const labelOf = (chosen: string) =>
    options.find((option) => option.value === chosen)?.label ?? allLabel;
  return (
    <Select<string>
      value={value ?? ALL}
      displayEmpty
      SelectDisplayProps={{ 'aria-label': `${label}: ${labelOf(value ?? ALL)}` }}
      renderValue={(chosen) => (
        <>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {label}
          </Box>{' '}
          {labelOf(chosen)}
        </>
      )}
      onChange={({ target }) => {
        onChange(options.find((option) => option.value === target.value)?.value);
      }}
      MenuProps={{ slotProps: { paper: { sx: { maxHeight: 360 } } } }}
      sx={{ fontSize: '0.8125rem', '& .MuiSelect-select': { py: '5.5px', pl: '10px' } }}
    >
      <MenuItem value={ALL}>{allLabel}</MenuItem>
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </Select>
  );
}
