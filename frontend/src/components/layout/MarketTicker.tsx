import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { Token } from '@tokentradex/backend/contracts';
import { Link } from 'react-router-dom';
import { useTicker } from '../../services/market-data/use-market-data.ts';
import { Change } from '../Change.tsx';
import { Price } from '../Price.tsx';

/** The market that was looked at last, with its price: one click back to it. */
export function MarketTicker({ market }: { market: Token }) {
  const ticker = useTicker(market.id);
  return (
    <ButtonBase
      component={Link}
      to={`/trade/${market.symbol}`}
      sx={{
        gap: 2,
        px: 2.5,
        height: 32,
        borderRadius: 1,
        typography: 'body2',
        '&:hover': { bgcolor: 'surface.hover' },
      }}
    >
      <Box component="span" sx={{ fontWeight: 560 }}>
        {market.market}
      </Box>
      <Price value={ticker?.last ?? market.currentPrice} tick={market.tickSize} />
      <Change percent={ticker?.changePercent} />
    </ButtonBase>
  );
}
