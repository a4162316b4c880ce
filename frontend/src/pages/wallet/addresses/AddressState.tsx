import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { IsoTime } from '@tokentradex/backend/contracts';
import { withdrawalRuleTexts } from '../../../i18n/en/withdrawal-rules.ts';
import { useText } from '../../../i18n/use-text.ts';
import { formatDateTime, formatWait } from '../../../lib/time-text.ts';
import { isUsable } from './usable.ts';

interface AddressStateProps {
  usableFrom: IsoTime;
  nowMs: number;
}

/** Whether withdrawals may name the address, or how long that takes and until when. */
export function AddressState({ usableFrom, nowMs }: AddressStateProps) {
  const t = useText(withdrawalRuleTexts);
  if (isUsable({ usableFrom }, nowMs)) {
    return (
      <Box component="span" sx={{ color: 'trading.up' }}>
        {t('usable')}
      </Box>
    );
  }
  return (
    <Box component="span" sx={{ display: 'inline-block', fontVariantNumeric: 'tabular-nums' }}>
      <Box component="span" sx={{ color: 'warning.main' }}>
        {t('usableIn', { wait: formatWait(usableFrom, nowMs) })}
      </Box>
      <Typography variant="caption" sx={{ display: 'block', color: 'text.secondary' }}>
        {formatDateTime(usableFrom)}
      </Typography>
    </Box>
  );
}
