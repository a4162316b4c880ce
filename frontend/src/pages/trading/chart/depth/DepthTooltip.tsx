import Box from '@mui/material/Box';
import type { Token } from '@tokentradex/backend/contracts';
import { formatAmount } from '@tokentradex/backend/decimal';
import { Money } from '../../../../components/Money.tsx';
import { Price } from '../../../../components/Price.tsx';
import { Quantity } from '../../../../components/Quantity.tsx';
import { chartTexts } from '../../../../i18n/en/chart.ts';
import { useText } from '../../../../i18n/use-text.ts';
import type { DepthPoint } from './depth-curve.ts';

interface DepthTooltipProps {
  market: Token;
  quoteSymbol: string;
  point: DepthPoint;
  leftPercent: number;
}

/** The figures of one level of the depth chart, on the side where there is room. */
export function DepthTooltip({ market, quoteSymbol, point, leftPercent }: DepthTooltipProps) {
  const t = useText(chartTexts);
  const isLeft = leftPercent > 50;
  const rows = [
    [t('price'), <Price key="price" value={formatAmount(point.price)} tick={market.tickSize} />],
    [
      t('size'),
      <Quantity key="size" value={formatAmount(point.quantity)} symbol={market.symbol} />,
    ],
    [t('total'), <Quantity key="total" value={formatAmount(point.total)} symbol={market.symbol} />],
    [t('value'), <Money key="value" value={formatAmount(point.totalValue)} symbol={quoteSymbol} />],
  ] as const;
  return (
    <Box
      // Not in `sx`: each value would become a CSS rule that stays as long as the page.
      style={{ left: `${leftPercent}%` }}
      sx={{
        position: 'absolute',
        top: 12,
        transform: isLeft ? 'translateX(calc(-100% - 12px))' : 'translateX(12px)',
        px: 2.5,
        py: 1.5,
        border: 1,
        borderColor: 'surface.border',
        borderRadius: 1,
        bgcolor: 'surface.raised',
        typography: 'caption',
        pointerEvents: 'none',
        zIndex: 3,
      }}
    >
      <Box sx={{ mb: 0.5, color: point.side === 'buy' ? 'trading.up' : 'trading.down' }}>
        {t(point.side === 'buy' ? 'bids' : 'asks')}
      </Box>
      <Box component="dl" sx={LIST}>
        {rows.map(([name, value]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

const LIST = {
  m: 0,
  display: 'grid',
  gridTemplateColumns: 'auto auto',
  columnGap: 4,
  '& dt': { color: 'text.secondary' },
  '& dd': { m: 0, textAlign: 'right' },
} as const;
