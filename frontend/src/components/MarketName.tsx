import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { Token } from '@tokentradex/backend/contracts';
import { Link as RouterLink } from 'react-router-dom';
import { StatusChip } from './StatusChip.tsx';
import { TokenIcon } from './TokenIcon.tsx';

interface MarketNameProps {
  market: Token;
  iconSize?: number;
  /** A state that is worth a word takes the place of the market instead of standing beside the name. */
  isNarrow?: boolean;
}

/** A market's icon, name and symbol; the name leads to its trading screen. */
export function MarketName({ market, iconSize = 28, isNarrow = false }: MarketNameProps) {
  const state = market.state === 'active' ? null : <StatusChip status={market.state} />;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, minWidth: 0 }}>
      <TokenIcon symbol={market.symbol} size={iconSize} />
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, minWidth: 0 }}>
          <Link
            component={RouterLink}
            to={`/trade/${market.symbol}`}
            data-market-link
            color="inherit"
            underline="none"
            noWrap
            sx={{ fontWeight: 560, borderRadius: 1, display: 'block' }}
          >
            {market.name}
          </Link>
          {!isNarrow && state}
        </Box>
        <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
          {(isNarrow ? state : null) ?? market.market}
        </Box>
      </Box>
    </Box>
  );
}
