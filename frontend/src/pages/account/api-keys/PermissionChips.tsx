import Box from '@mui/material/Box';
import type { ApiKeyPermission } from '@tokentradex/backend/contracts';
import { apiKeyTexts } from '../../../i18n/en/api-keys.ts';
import { useText } from '../../../i18n/use-text.ts';

const TONES: Record<ApiKeyPermission, { color: string; bgcolor: string }> = {
  read: { color: 'text.secondary', bgcolor: 'surface.hover' },
  trade: { color: 'primary.main', bgcolor: 'surface.accentSoft' },
  withdraw: { color: 'warning.main', bgcolor: 'surface.warningSoft' },
};

/** What a key may do, one word each. */
export function PermissionChips({ permissions }: { permissions: readonly ApiKeyPermission[] }) {
  const t = useText(apiKeyTexts);
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: 1, minWidth: { sm: 124 } }}
    >
      {permissions.map((permission) => (
        <Box key={permission} component="span" sx={{ ...CHIP, ...TONES[permission] }}>
          {t(`permission.${permission}`)}
        </Box>
      ))}
    </Box>
  );
}

const CHIP = {
  px: 1.75,
  py: 0.25,
  borderRadius: '4px',
  fontSize: '0.75rem',
  fontWeight: 500,
  lineHeight: '18px',
  whiteSpace: 'nowrap',
} as const;
