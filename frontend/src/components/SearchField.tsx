import ClearIcon from '@mui/icons-material/Clear';
import SearchIcon from '@mui/icons-material/Search';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useEffect, useRef, type KeyboardEvent } from 'react';

interface SearchFieldProps {
  /** What is searched, for screen readers and as the placeholder: "Search markets". */
  label: string;
  value: string;
  onChange: (value: string) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  /** Pressed outside of any field, "/" comes here. */
  hasShortcut?: boolean;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"]'))
  );
}

/** A search box; Escape empties it. */
export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, onKeyDown, hasShortcut = false } = props;
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (!hasShortcut) return;
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [hasShortcut]);

  return (
    <OutlinedInput
      size="small"
      inputRef={input}
      value={value}
      placeholder={label}
      onChange={({ target }) => {
        onChange(target.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && value !== '') {
          event.stopPropagation();
          onChange('');
        }
        onKeyDown?.(event);
      }}
      startAdornment={
        <InputAdornment position="start">
          <SearchIcon sx={{ fontSize: 18 }} />
        </InputAdornment>
      }
      endAdornment={
        value !== '' && (
          <InputAdornment position="end">
            <IconButton
              size="small"
              edge="end"
              aria-label="Clear the search"
              onClick={() => {
                onChange('');
                input.current?.focus();
              }}
            >
              <ClearIcon sx={{ fontSize: 16 }} />
            </IconButton>
          </InputAdornment>
        )
      }
      slotProps={{
        input: { 'aria-label': label, type: 'text', inputMode: 'search', autoComplete: 'off' },
      }}
      sx={{
        width: { xs: '100%', sm: 260 },
        pl: 2.5,
        '& .MuiOutlinedInput-input.MuiInputBase-inputSizeSmall': { pl: 0 },
      }}
    />
  );
}
