import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlined';
import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import Box from '@mui/material/Box';
import { healthTexts } from '../../i18n/en/health.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Verdict } from './health-checks.ts';

const LOOKS: Record<Verdict, { color: string; Icon: typeof CheckCircleIcon }> = {
  good: { color: 'trading.up', Icon: CheckCircleIcon },
  watch: { color: 'warning.main', Icon: VisibilityIcon },
  act: { color: 'trading.down', Icon: ErrorIcon },
};

/** A verdict: sign, colour and word. @param text says more than the word. */
export function VerdictLabel({ verdict, text }: { verdict: Verdict; text?: string }) {
  const t = useText(healthTexts);
  const { color, Icon } = LOOKS[verdict];
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 1.5, color, whiteSpace: 'nowrap' }}
    >
      <Icon aria-hidden sx={{ fontSize: 16 }} />
      {text ?? t(`verdict.${verdict}`)}
    </Box>
  );
}
