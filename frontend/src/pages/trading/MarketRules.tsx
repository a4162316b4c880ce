import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Token } from '@tokentradex/backend/contracts';
import { divideAtoms, formatAmount, parseAmount } from '@tokentradex/backend/decimal';
import { Figure } from '../../components/Figure.tsx';
import { formatDecimal } from '../../lib/decimal-text.ts';

function percentOfBps(bps: string): string {
  const percent = formatAmount(divideAtoms(parseAmount(bps), parseAmount('100')));
  return `${formatDecimal(percent, { decimalsMin: 2 })}%`;
}

/** Fees and steps of the market: what an order has to keep to. */
export function MarketRules({ market, quoteSymbol }: { market: Token; quoteSymbol: string }) {
  const rules = [
    ['Maker fee', percentOfBps(market.makerFeeBps)],
    ['Taker fee', percentOfBps(market.takerFeeBps)],
    ['Tick size', `${market.tickSize} ${quoteSymbol}`],
    ['Lot size', `${market.lotSize} ${market.symbol}`],
    ['Smallest order', `${formatDecimal(market.minNotional)} ${quoteSymbol}`],
  ] as const;
  return (
    <Box component="section" sx={{ p: 3, mt: 1, borderTop: 1, borderColor: 'divider' }}>
      <Typography variant="h4" component="h2" sx={{ mb: 2 }}>
        {market.market} rules
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
