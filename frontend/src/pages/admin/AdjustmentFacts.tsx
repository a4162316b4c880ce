import Typography from '@mui/material/Typography';
import type { AdjustmentPreview } from '@tokentradex/backend/contracts';
import type { Loaded } from '../../components/use-loaded.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import { FactList } from '../../components/FactList.tsx';
import { Money } from '../../components/Money.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { adjustmentTexts } from '../../i18n/en/adjustments.ts';
import { useText } from '../../i18n/use-text.ts';
import { AdjustmentWarnings } from './AdjustmentWarnings.tsx';

/** A balance before and after an adjustment, and what the adjustment is worth. */
export function AdjustmentFacts({ preview }: { preview: Loaded<AdjustmentPreview | null> }) {
  const t = useText(adjustmentTexts);
  const { data, load, reload } = preview;
  if (load.status === 'failed') {
    return <ErrorState title={t('weighing')} error={load.error} onRetry={reload} isCompact />;
  }
  if (data === null) {
    return (
      load.status === 'loading' && (
        <Typography variant="body2" role="status" sx={{ color: 'text.secondary' }}>
          {t('weighing')}
        </Typography>
      )
    );
  }
  const { symbol, quoteSymbol, balance, available, balanceAfter, value } = data;
  return (
    <>
      <FactList
        facts={[
          { name: t('available'), value: <Quantity value={available} symbol={symbol} /> },
          { name: t('balanceNow'), value: <Quantity value={balance} symbol={symbol} /> },
          {
            name: t('balanceAfter'),
            value: <Quantity value={balanceAfter} symbol={symbol} sx={{ fontWeight: 600 }} />,
          },
          {
            name: t('worthNow'),
            value:
              value === null ? (
                t('noPrice')
              ) : (
                <Money value={value} symbol={quoteSymbol} isSigned sx={{ fontWeight: 600 }} />
              ),
          },
        ]}
        isCompact
      />
      <AdjustmentWarnings of={data} />
    </>
  );
}
