import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import {
  ADJUSTMENT_WARNS_ABOVE,
  type Adjustment,
  type AdjustmentPreview,
} from '@tokentradex/backend/contracts';
import { adjustmentTexts } from '../../i18n/en/adjustments.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';

type Weighed = Pick<
  Adjustment | AdjustmentPreview,
  'symbol' | 'quoteSymbol' | 'houseTotal' | 'warnings'
>;

/** Says loudly why an adjustment may be a mistake; nothing when it is usual. */
export function AdjustmentWarnings({ of }: { of: Weighed }) {
  const t = useText(adjustmentTexts);
  if (of.warnings.length === 0) return null;
  const values = {
    symbol: of.symbol,
    quote: of.quoteSymbol,
    total: `${formatDecimal(of.houseTotal)} ${of.symbol}`,
    percent: String(ADJUSTMENT_WARNS_ABOVE.shareBps / 100),
    limit: formatDecimal(ADJUSTMENT_WARNS_ABOVE.value),
  };
  return (
    <Alert severity="error" variant="outlined" sx={{ borderWidth: 2 }}>
      <AlertTitle>{t('warning.title')}</AlertTitle>
      {of.warnings.map((warning) => (
        <Box key={warning}>{t(`warning.${warning}`, values)}</Box>
      ))}
    </Alert>
  );
}
