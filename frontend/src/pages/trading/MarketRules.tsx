import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Token } from '@tokentradex/backend/contracts';
import { Figure } from '../../components/Figure.tsx';
import { orderFormTexts } from '../../i18n/en/order-form.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatFeeRate, percentOfBasisPoints } from '../../lib/basis-points.ts';
import { formatDecimal } from '../../lib/decimal-text.ts';

/** Fees and steps of the market: what an order has to keep to. */
export function MarketRules({ market, quoteSymbol }: { market: Token; quoteSymbol: string }) {
  const t = useText(orderFormTexts);
  const { symbol } = market;
  const rules = [
    [t('rules.maker'), formatFeeRate(market.makerFeeBps)],
    [t('rules.taker'), formatFeeRate(market.takerFeeBps)],
    [t('rules.tick'), `${market.tickSize} ${quoteSymbol}`],
    [t('rules.lot'), `${market.lotSize} ${symbol}`],
    [t('rules.smallest'), `${formatDecimal(market.minNotional)} ${quoteSymbol}`],
    [t('rules.largest'), `${formatDecimal(market.maxQuantity)} ${symbol}`],
    ...(market.priceBandBps > 0
      ? [
          [
            t('rules.band'),
            t('rules.bandOf', {
              percent: formatDecimal(percentOfBasisPoints(String(market.priceBandBps))),
            }),
          ] as const,
        ]
      : []),
  ] as const;
  return (
    <Box component="section" sx={{ p: 3, mt: 1, borderTop: 1, borderColor: 'divider' }}>
      <Typography variant="h4" component="h2" sx={{ mb: 2 }}>
        {t('rules.title', { market: market.market })}
      </Typography>
      <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1, typography: 'caption' }}>
        {rules.map(([name, value]) => (
          <Box key={name} sx={{ display: 'flex', justifyContent: 'space-between', minHeight: 20 }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {name}
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              <Figure>{value}</Figure>
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
