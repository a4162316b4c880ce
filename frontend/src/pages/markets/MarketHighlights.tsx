import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import type { Token } from '@tokentradex/backend/contracts';
import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { MarketName } from '../../components/MarketName.tsx';
import { MarketSparkline } from '../../components/MarketSparkline.tsx';
import { rowClick } from '../../components/row-click.ts';
import { TickerFigure } from '../../components/TickerFigure.tsx';
import { marketsTexts } from '../../i18n/en/markets.ts';
import { useText } from '../../i18n/use-text.ts';
import { useSteadyTickers } from '../../services/market-data/use-steady-tickers.ts';
import { sortMarkets } from '../../lib/arrange-markets.ts';

interface HighlightProps {
  title: string;
  market: Token;
  onOpen: (market: Token) => void;
}

function Highlight({ title, market, onOpen }: HighlightProps) {
  return (
    <Card
      component="li"
      onClick={rowClick(market, onOpen)}
      sx={{
        px: 4,
        py: 3,
        minWidth: 0,
        cursor: 'pointer',
        '&:hover': { borderColor: 'surface.border' },
      }}
    >
      <Typography variant="label" component="h2" sx={{ color: 'text.secondary', mb: 2.5 }}>
        {title}
      </Typography>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <MarketName market={market} isNarrow />
        </Box>
        <MarketSparkline tokenId={market.id} span="day" width={72} height={30} />
        <Box sx={{ textAlign: 'right', minWidth: 76 }}>
          <Box sx={{ typography: 'subtitle2' }}>
            <TickerFigure market={market} figure="last" />
          </Box>
          <Box sx={{ typography: 'caption' }}>
            <TickerFigure market={market} figure="change" />
          </Box>
        </Box>
      </Box>
    </Card>
  );
}

/** What rose most, fell most and traded most in 24 hours. */
export function MarketHighlights({ markets }: { markets: readonly Token[] }) {
  const t = useText(marketsTexts);
  const { byTokenId } = useSteadyTickers();
  const navigate = useNavigate();
  const ranked = useMemo(() => {
    const traded = markets.filter(({ id }) => (byTokenId.get(id)?.last ?? null) !== null);
    const byChange = sortMarkets(traded, byTokenId, { key: 'change', isDescending: true });
    const byVolume = sortMarkets(traded, byTokenId, { key: 'volume', isDescending: true });
    return [
      { title: t('topGainer'), market: byChange[0] },
      { title: t('topLoser'), market: byChange.at(-1) },
      { title: t('highestVolume'), market: byVolume[0] },
    ];
  }, [markets, byTokenId, t]);

  const open = (market: Token) => void navigate(`/trade/${market.symbol}`);
  return (
    <Box
      component="ul"
      aria-label={t('highlights')}
      sx={{
        display: { xs: 'none', md: 'grid' },
        gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
        gap: 4,
        listStyle: 'none',
        minHeight: 90,
        m: 0,
        mb: 4,
        p: 0,
      }}
    >
      {ranked.map(
        ({ title, market }) =>
          market !== undefined && (
            <Highlight key={title} title={title} market={market} onOpen={open} />
          ),
      )}
    </Box>
  );
}
