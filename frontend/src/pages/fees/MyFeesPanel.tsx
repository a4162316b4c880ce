import Box from '@mui/material/Box';
import type { FeeTier, MyFees } from '@tokentradex/backend/contracts';
import { formatAmount, parseAmount } from '@tokentradex/backend/decimal';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { FactList, type Fact } from '../../components/FactList.tsx';
import { LoadingState } from '../../components/LoadingState.tsx';
import { Money } from '../../components/Money.tsx';
import { Panel } from '../../components/Panel.tsx';
import { feesTexts } from '../../i18n/en/fees.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { useAppSelector } from '../../store/index.ts';
import type { LoadState } from '../../store/load-state.ts';
import { selectQuoteToken } from '../../store/slices/tokensSlice.ts';
import { FeeRate } from '../../components/FeeRate.tsx';

interface MyFeesPanelProps {
  mine: MyFees | null;
  tiers: readonly FeeTier[];
  load: LoadState;
  onRetry: () => void;
  isSignedIn: boolean;
}

/** My volume, what I pay, and how far the next tier is. */
export function MyFeesPanel({ mine, tiers, load, onRetry, isSignedIn }: MyFeesPanelProps) {
  const t = useText(feesTexts);
  return (
    <Panel title={t('mine')}>
      {!isSignedIn && <EmptyState title={t('signInHint')} isCompact />}
      {isSignedIn && mine === null && load.status === 'failed' && (
        <ErrorState title={t('mine')} error={load.error} onRetry={onRetry} isCompact />
      )}
      {isSignedIn && mine === null && load.status !== 'failed' && (
        <LoadingState label={t('mine')} rows={4} />
      )}
      {mine !== null && (
        <Box sx={{ px: 4, py: 2 }}>
          <MyFeesFacts mine={mine} tiers={tiers} />
        </Box>
      )}
    </Panel>
  );
}

function MyFeesFacts({ mine, tiers }: { mine: MyFees; tiers: readonly FeeTier[] }) {
  const t = useText(feesTexts);
  const symbol = useAppSelector(selectQuoteToken)?.symbol ?? '';
  const rates = mine.override ?? tiers[mine.tier];
  const next = tiers[mine.tier + 1];
  const facts: Fact[] = [
    { name: t('volume'), value: <Money value={mine.volume30d} symbol={symbol} /> },
    { name: t('tier'), value: tierText(t, mine) },
  ];
  if (rates !== undefined) {
    facts.push(
      { name: t('makerRate'), value: <FeeRate bps={rates.makerFeeBps} /> },
      { name: t('takerRate'), value: <FeeRate bps={rates.takerFeeBps} /> },
    );
  }
  if (mine.override === null && tiers.length > 0) {
    facts.push({
      name: t('nextTier'),
      value:
        next === undefined ? (
          t('lastTier')
        ) : (
          <Money value={difference(next.minVolume, mine.volume30d)} symbol={symbol} />
        ),
    });
  }
  return <FactList facts={facts} />;
}

function tierText(t: Translate<typeof feesTexts.english>, mine: MyFees): string {
  if (mine.override === null) return t('tierNumber', { number: mine.tier + 1 });
  return mine.override.until === null
    ? t('overrideOpen')
    : t('override', { until: formatDateTime(mine.override.until) });
}

function difference(a: string, b: string): string {
  return formatAmount(parseAmount(a) - parseAmount(b));
}
