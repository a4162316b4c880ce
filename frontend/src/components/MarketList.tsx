import Box from '@mui/material/Box';
import type { Token } from '@tokentradex/backend/contracts';
import { useNavigate } from 'react-router-dom';
import { FavouriteButton } from './FavouriteButton.tsx';
import { MarketName } from './MarketName.tsx';
import { MarketSparkline } from './MarketSparkline.tsx';
import { rowClick } from './row-click.ts';
import { TickerFigure } from './TickerFigure.tsx';

interface MarketListProps {
  markets: readonly Token[];
  /** For screen readers. */
  label: string;
}

/** Markets in a narrow place, one line each: star, name, shape, price and change. */
export function MarketList({ markets, label }: MarketListProps) {
  const navigate = useNavigate();
  const open = (market: Token) => void navigate(`/trade/${market.symbol}`);
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {markets.map((market) => (
        <Box
          component="li"
          key={market.id}
          onClick={rowClick(market, open)}
          sx={{
            display: 'grid',
            gridTemplateColumns: '32px minmax(0, 1fr) 64px auto',
            alignItems: 'center',
            columnGap: 2,
            pl: 2,
            pr: 4,
            py: 2.5,
            borderBottom: 1,
            borderColor: 'divider',
            cursor: 'pointer',
            '&:last-child': { border: 0 },
            '&:hover': { bgcolor: 'surface.raised' },
          }}
        >
          <FavouriteButton symbol={market.symbol} />
          <MarketName market={market} isNarrow />
          <MarketSparkline tokenId={market.id} span="day" width={64} height={28} />
          <Box sx={{ textAlign: 'right', minWidth: 84 }}>
            <Box sx={{ typography: 'subtitle2' }}>
              <TickerFigure market={market} figure="last" />
            </Box>
            <Box sx={{ typography: 'caption' }}>
              <TickerFigure market={market} figure="change" />
            </Box>
          </Box>
        </Box>
      ))}
    </Box>
  );
}
