import ClearIcon from '@mui/icons-material/Clear';
import SearchIcon from '@mui/icons-material/Search';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useRef, type KeyboardEvent } from 'react';
import { appTexts } from '../i18n/en/app.ts';
import { useText } from '../i18n/use-text.ts';
import { useHotkey } from '../services/hotkeys.ts';

interface SearchFieldProps {
  /** What is searched, for screen readers and as the placeholder: "Search markets". */
  label: string;
  value: string;
  onChange: (value: string) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  /** The key for searching comes here. */
  hasShortcut?: boolean;
}

/** Pressed outside of any field, the key for searching comes here. */
function SearchShortcut({ onPress }: { onPress: () => void }) {
  useHotkey('searchMarkets', onPress);
  return null;
}

/** A search box; Escape empties it. */
export function SearchField(props: SearchFieldProps) {
  const t = useText(appTexts);
  const { label, value, onChange, onKeyDown, hasShortcut = false } = props;
  const input = useRef<HTMLInputElement>(null);

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
          {hasShortcut && (
            <SearchShortcut
              onPress={() => {
                input.current?.focus();
              }}
            />
          )}
          <SearchIcon sx={{ fontSize: 18 }} />
        </InputAdornment>
      }
      endAdornment={
        value !== '' && (
          <InputAdornment position="end">
            <IconButton
              size="small"
              edge="end"
              aria-label={t('clearSearch')}
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
