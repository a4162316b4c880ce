import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import type { AdminUser } from '@tokentradex/backend/contracts';
import { useCallback, useState } from 'react';
import { LabelledField } from '../../components/LabelledField.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { adjustmentTexts } from '../../i18n/en/adjustments.ts';
import { useText } from '../../i18n/use-text.ts';
import { describeError } from '../../lib/error-text.ts';
import { api } from '../../services/api.ts';
import { useDebounced } from './use-debounced.ts';

const SEARCH_DELAY_MS = 250;
const SHOWN_MAX = 4;

interface UserPickerProps {
  user: AdminUser | null;
  onChange: (user: AdminUser | null) => void;
  /** What is wrong with the choice. */
  error: string | undefined;
}

/** Finds one user by a part of the name or the e-mail. */
export function UserPicker({ user, onChange, error }: UserPickerProps) {
  const t = useText(adjustmentTexts);
  if (user === null) return <UserSearch onChoose={onChange} error={error} />;
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 3 }}>
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="subtitle2" component="p">
            {user.username}
          </Typography>
          <Typography variant="caption" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {user.email}
          </Typography>
        </Box>
        <Button
          size="small"
          variant="text"
          color="inherit"
          onClick={() => {
            onChange(null);
          }}
        >
          {t('anotherUser')}
        </Button>
      </Box>
      {error !== undefined && <FormHelperText error>{error}</FormHelperText>}
    </Box>
  );
}

interface UserSearchProps {
  onChoose: (user: AdminUser) => void;
  error: string | undefined;
}

function UserSearch({ onChoose, error }: UserSearchProps) {
  const t = useText(adjustmentTexts);
  const [search, setSearch] = useState('');
  const wanted = useDebounced(search.trim(), SEARCH_DELAY_MS);
  const source = useCallback(
    async (signal: AbortSignal): Promise<AdminUser[]> => {
      if (wanted === '') return [];
      const page = await api.admin.users({ search: wanted, limit: SHOWN_MAX + 1 }, signal);
      return page.items;
    },
    [wanted],
  );
  const { data, load } = useLoaded(source);
  const found = data ?? [];
  return (
    <Box>
      <LabelledField
        label={t('findUser')}
        value={search}
        onChange={setSearch}
        inputMode="search"
        error={load.error === null ? error : describeError(load.error)}
        hint={<span role="status">{searchHint()}</span>}
      />
      {found.length > 0 && (
        <RadioGroup
          aria-label={t('user')}
          value=""
          onChange={(_event, id) => {
            const chosen = found.find((candidate) => candidate.id === id);
            if (chosen !== undefined) onChoose(chosen);
          }}
        >
          {found.slice(0, SHOWN_MAX).map(({ id, username, email }) => (
            <FormControlLabel
              key={id}
              value={id}
              control={<Radio size="small" />}
              sx={{ mr: 0 }}
              label={
                <Box sx={{ py: 1, overflowWrap: 'anywhere' }}>
                  <Box component="span" sx={{ typography: 'subtitle2' }}>
                    {username}
                  </Box>
                  <Box sx={{ typography: 'caption', color: 'text.secondary' }}>{email}</Box>
                </Box>
              }
            />
          ))}
        </RadioGroup>
      )}
    </Box>
  );

  function searchHint(): string {
    if (search.trim() === '') return '';
    if (wanted !== search.trim() || load.status === 'loading') return t('searching');
    if (found.length === 0) return t('noUser');
    return found.length > SHOWN_MAX ? t('moreUsers') : '';
  }
}
