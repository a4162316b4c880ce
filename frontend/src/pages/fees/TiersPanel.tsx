import Box from '@mui/material/Box';
import type { FeeTier, MyFees } from '@tokentradex/backend/contracts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Money } from '../../components/Money.tsx';
import { Panel } from '../../components/Panel.tsx';
import { feesTexts } from '../../i18n/en/fees.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/index.ts';
import type { LoadState } from '../../store/load-state.ts';
import { selectQuoteToken } from '../../store/slices/tokensSlice.ts';
import { feeRateColumns } from './fee-rate-columns.tsx';

interface TiersPanelProps {
  tiers: readonly FeeTier[];
  mine: MyFees | null;
  load: LoadState;
  onRetry: () => void;
}

/** Rates by volume; the reader's own tier is marked. */
export function TiersPanel({ tiers, mine, load, onRetry }: TiersPanelProps) {
  const t = useText(feesTexts);
  const quote = useAppSelector(selectQuoteToken);
  const own = mine === null ? undefined : tiers[mine.tier];
  const columns: Column<FeeTier>[] = [
    {
      key: 'volume',
      header: t('fromVolume'),
      onPhone: 'title',
      render: (tier) => (
        <>
          <Money value={tier.minVolume} symbol={quote?.symbol ?? ''} decimals={0} />
          {tier === own && (
            <Box component="span" sx={{ ml: 2, typography: 'caption', color: 'primary.main' }}>
              {t('yours')}
            </Box>
          )}
        </>
      ),
    },
    ...feeRateColumns(t),
  ];
  return (
    <Panel title={t('tiers')} note={t('tiersNote')}>
      <DataTable
        label={t('tiers')}
        columns={columns}
        rows={tiers}
        rowKey={({ minVolume }) => minVolume}
        load={load}
        onRetry={onRetry}
        empty={{ title: t('noTiers'), hint: t('noTiersHint') }}
        loadingRows={5}
      />
    </Panel>
  );
}
