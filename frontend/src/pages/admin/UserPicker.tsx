import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import FormHelperText from '@mui/material/FormHelperText';
import type { AdminUser } from '@tokentradex/backend/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { LabelledField } from '../../components/LabelledField.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { adjustmentTexts } from '../../i18n/en/adjustments.ts';
import { useText } from '../../i18n/use-text.ts';
import { describeError } from '../../lib/error-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { useDebounced } from './use-debounced.ts';

const SEARCH_DELAY_MS = 250;
const SHOWN_MAX = 4;

interface UserPickerProps {
  user: AdminUser | null;
  onChange: (user: AdminUser | null) => void;
  /** What is wrong with the choice. */
  error: string | undefined;
}

function UserName({ user }: { user: AdminUser }) {
  return (
    <>
      <Box component="span" sx={{ display: 'block', typography: 'subtitle2' }}>
        {user.username}
      </Box>
      <Box
        component="span"
        sx={{
          display: 'block',
          typography: 'caption',
          color: 'text.secondary',
          overflowWrap: 'anywhere',
        }}
      >
        {user.email}
      </Box>
    </>
  );
}

/** Finds one user by a part of the name or the e-mail. */
export function UserPicker({ user, onChange, error }: UserPickerProps) {
  if (user === null) return <UserSearch onChoose={onChange} error={error} />;
  return (
    <Box>
      <ChosenUser
        user={user}
        onForget={() => {
          onChange(null);
        }}
      />
      {error !== undefined && <FormHelperText error>{error}</FormHelperText>}
    </Box>
  );
}

function ChosenUser({ user, onForget }: { user: AdminUser; onForget: () => void }) {
  const t = useText(adjustmentTexts);
  const button = useRef<HTMLButtonElement>(null);
  // The list that had the focus is gone.
  useEffect(() => {
    button.current?.focus();
  }, []);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 3 }}>
      <Box sx={{ minWidth: 0 }}>
        <UserName user={user} />
      </Box>
      <Button
        ref={button}
        size="small"
        variant="outlined"
        onClick={onForget}
        sx={{ flexShrink: 0 }}
      >
        {t('anotherUser')}
      </Button>
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
      const page = await adminApi.users({ search: wanted, limit: SHOWN_MAX + 1 }, signal);
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
        <Box
          component="ul"
          aria-label={t('user')}
          sx={{ m: 0, mt: 1, p: 0, border: 1, borderColor: 'divider', borderRadius: 1 }}
        >
          {found.slice(0, SHOWN_MAX).map((candidate) => (
            <Box component="li" key={candidate.id} sx={{ display: 'block' }}>
              <ButtonBase
                onClick={() => {
                  onChoose(candidate);
                }}
                sx={{
                  display: 'block',
                  width: '100%',
                  px: 3,
                  py: 1.5,
                  textAlign: 'left',
                  overflowWrap: 'anywhere',
                  '&:hover': { bgcolor: 'surface.hover' },
                  '&.Mui-focusVisible': { outlineOffset: -3 },
                }}
              >
                <UserName user={candidate} />
              </ButtonBase>
            </Box>
          ))}
        </Box>
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
