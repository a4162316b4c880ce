import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { WithdrawalWindow } from '@tokentradex/backend/contracts';
import { useId } from 'react';
import { Money } from '../../../components/Money.tsx';
import { withdrawalRuleTexts } from '../../../i18n/en/withdrawal-rules.ts';
import { RichText } from '../../../i18n/RichText.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { formatDateTime } from '../../../lib/time-text.ts';

/** In percent, for the length of the bar alone. */
function shareOf({ used, limit }: WithdrawalWindow): number {
  const whole = Number(limit);
  return whole === 0 ? 100 : Math.min(100, (Number(used) / whole) * 100);
}

interface LimitMeterProps {
  name: string;
  used: WithdrawalWindow;
  symbol: string;
}

/** One limit: what is left of it, how much is used, and when more becomes free. */
export function LimitMeter({ name, used: window, symbol }: LimitMeterProps) {
  const t = useText(withdrawalRuleTexts);
  const id = useId();
  const share = shareOf(window);
  const isFull = share >= 100;
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 4, display: 'grid', gap: 2 }}
    >
      <Typography variant="label" component="h3" id={id} sx={{ m: 0 }}>
        {name}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 2 }}>
        <Typography variant="figure" component="span">
          <Money isPrivate value={window.remaining} symbol={symbol} />
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('left')}
        </Typography>
      </Box>
      <Box
        role="meter"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share)}
        sx={{ height: 8, borderRadius: 1, bgcolor: 'surface.hover', overflow: 'hidden' }}
      >
        <Box
          sx={{
            height: 1,
            width: `${share}%`,
            minWidth: share > 0 ? 4 : 0,
            bgcolor: isFull ? 'warning.main' : 'primary.main',
          }}
        />
      </Box>
      <Typography variant="body2">
        <RichText
          texts={withdrawalRuleTexts}
          name="used"
          values={{
            used: <Money isPrivate value={window.used} />,
            limit: <Money value={window.limit} symbol={symbol} />,
          }}
        />
      </Typography>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {window.freesAt === null
          ? t('nothingUsed')
          : t('frees', { time: formatDateTime(window.freesAt) })}
      </Typography>
    </Box>
  );
}
