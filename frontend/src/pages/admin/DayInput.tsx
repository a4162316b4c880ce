import InputBase from '@mui/material/InputBase';

interface DayInputProps {
  label: string;
  /** "2026-01-31", or empty. */
  value: string;
  onChange: (day: string) => void;
}

/** A small date over a list. */
export function DayInput({ label, value, onChange }: DayInputProps) {
  return (
    <InputBase
      type="date"
      value={value}
      onChange={({ target }) => {
        onChange(target.value);
      }}
      inputProps={{ 'aria-label': label, title: label }}
      sx={{
        height: 32,
        px: 2,
        borderRadius: 1,
        border: 1,
        borderColor: 'surface.border',
        fontSize: '0.8125rem',
        '&.Mui-focused': { borderColor: 'primary.main' },
        '& input': { p: 0, outline: 'none' },
      }}
    />
  );
}
