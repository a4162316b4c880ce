import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { authTexts } from '../../i18n/en/auth.ts';
import { useText } from '../../i18n/use-text.ts';
import { judgePassword, type PasswordStrength } from './credential-rules.ts';

const STRENGTHS: Record<PasswordStrength, { bars: number; color: string }> = {
  short: { bars: 0, color: 'surface.border' },
  weak: { bars: 1, color: 'trading.down' },
  fair: { bars: 2, color: 'warning.main' },
  strong: { bars: 3, color: 'trading.up' },
};

/** How strong a new password is, below its field. */
export function StrengthMeter({ password }: { password: string }) {
  const t = useText(authTexts);
  const strength = judgePassword(password);
  const { bars, color } = STRENGTHS[strength];
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: -2, mb: 4 }}>
      {[0, 1, 2].map((bar) => (
        <Box
          key={bar}
          aria-hidden
          sx={{
            flex: 1,
            height: 3,
            borderRadius: 1,
            bgcolor: bar < bars ? color : 'surface.hover',
          }}
        />
      ))}
      <Typography
        variant="caption"
        sx={{ color: 'text.secondary', minWidth: 56, textAlign: 'right' }}
      >
        {password === '' ? t('strength') : t(`strength.${strength}`)}
      </Typography>
    </Box>
  );
}
