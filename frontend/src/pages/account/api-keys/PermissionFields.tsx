import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormHelperText from '@mui/material/FormHelperText';
import Typography from '@mui/material/Typography';
import { API_KEY_PERMISSIONS, type ApiKeyPermission } from '@tokentradex/backend/contracts';
import { useId } from 'react';
import { apiKeyTexts } from '../../../i18n/en/api-keys.ts';
import { useText } from '../../../i18n/use-text.ts';
import { withPermission } from './key-draft.ts';

interface PermissionFieldsProps {
  value: readonly ApiKeyPermission[];
  error: string | undefined;
  onChange: (permissions: ApiKeyPermission[]) => void;
}

/** The permissions of a key, each with what it allows. */
export function PermissionFields({ value, error, onChange }: PermissionFieldsProps) {
  const t = useText(apiKeyTexts);
  const id = useId();
  return (
    <Box
      component="fieldset"
      aria-describedby={error === undefined ? undefined : `${id}-error`}
      sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}
    >
      <Box component="legend" sx={{ typography: 'subtitle2', p: 0, mb: 1.5 }}>
        {t('permissions')}
      </Box>
      <Box sx={{ border: 1, borderColor: 'surface.border', borderRadius: '6px' }}>
        {API_KEY_PERMISSIONS.map((permission) => (
          <Box key={permission} sx={ROW}>
            <Checkbox
              id={`${id}-${permission}`}
              size="small"
              checked={value.includes(permission)}
              onChange={({ target }) => {
                onChange(withPermission(value, permission, target.checked));
              }}
              slotProps={{ input: { 'aria-describedby': `${id}-${permission}-hint` } }}
              sx={{ p: 1, mt: -0.5, '& svg': { fontSize: 18 } }}
            />
            <div>
              <Typography variant="subtitle2" component="label" htmlFor={`${id}-${permission}`}>
                {t(`permission.${permission}`)}
              </Typography>
              <Typography
                variant="caption"
                component="p"
                id={`${id}-${permission}-hint`}
                sx={{ m: 0, color: 'text.secondary' }}
              >
                {t(`permissionHint.${permission}`)}
              </Typography>
            </div>
          </Box>
        ))}
      </Box>
      {error !== undefined && (
        <FormHelperText id={`${id}-error`} error>
          {error}
        </FormHelperText>
      )}
      {value.includes('withdraw') && (
        <Alert severity="warning" sx={{ mt: 2 }}>
          {t('withdrawWarning')}
        </Alert>
      )}
    </Box>
  );
}

const ROW = {
  display: 'flex',
  alignItems: 'flex-start',
  gap: 1.5,
  px: 2,
  py: 2,
  '& + &': { borderTop: 1, borderColor: 'divider' },
} as const;
