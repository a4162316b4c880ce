import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { WITHDRAWAL_LIMITS, type WithdrawalLimits } from '@tokentradex/backend/contracts';
import { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { LoadingState } from '../../../components/LoadingState.tsx';
import { useLoaded } from '../../../components/use-loaded.ts';
import { withdrawalRuleTexts } from '../../../i18n/en/withdrawal-rules.ts';
import { useText } from '../../../i18n/use-text.ts';
import { formatDecimal } from '../../../lib/decimal-text.ts';
import { accountApi } from '../../../services/account-api.ts';
import { useFreshLimits } from './use-fresh-limits.ts';
import { LimitMeter } from './LimitMeter.tsx';

/** What raises the limits, or that nothing does. */
function NextLevel({ limits }: { limits: WithdrawalLimits }) {
  const t = useText(withdrawalRuleTexts);
  const { kycStatus, quoteSymbol } = limits;
  const { day, month } = WITHDRAWAL_LIMITS.approved;
  const amounts = {
    day: `${formatDecimal(day)} ${quoteSymbol}`,
    month: `${formatDecimal(month)} ${quoteSymbol}`,
  };
  if (kycStatus === 'approved') return <>{t('highest')}</>;
  if (kycStatus === 'pending') return <>{t('raisePending', amounts)}</>;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 3 }}>
      {t('raise', amounts)}
      <Button component={Link} to="/settings/identity" size="small" variant="contained">
        {t('verify')}
      </Button>
    </Box>
  );
}

/** How much may be withdrawn now, and what raises it. */
export function LimitsTab() {
  const t = useText(withdrawalRuleTexts);
  const fetchLimits = useCallback(
    (signal: AbortSignal) => accountApi.withdrawalRules.limits(signal),
    [],
  );
  const { data, load, reload } = useLoaded(fetchLimits);
  useFreshLimits(reload);
  if (data === null) {
    return load.status === 'failed' ? (
      <ErrorState title={t('limitsNotLoaded')} error={load.error} onRetry={reload} />
    ) : (
      <LoadingState label={t('limitsOf')} rows={4} />
    );
  }
  return (
    <Box sx={{ p: 4, display: 'grid', gap: 4 }}>
      <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
        <LimitMeter name={t('day')} used={data.day} symbol={data.quoteSymbol} />
        <LimitMeter name={t('month')} used={data.month} symbol={data.quoteSymbol} />
      </Box>
      <Box sx={{ typography: 'body2', color: 'text.secondary', display: 'grid', gap: 2 }}>
        <NextLevel limits={data} />
        <Typography variant="caption">{t('counted', { symbol: data.quoteSymbol })}</Typography>
      </Box>
    </Box>
  );
}
