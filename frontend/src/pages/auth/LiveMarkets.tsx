import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { Ticker, Token } from '@tokentradex/backend/contracts';
import { Link } from 'react-router-dom';
import { Change } from '../../components/Change.tsx';
import { Money } from '../../components/Money.tsx';
import { Price } from '../../components/Price.tsx';
import { TokenIcon } from '../../components/TokenIcon.tsx';
import { authTexts } from '../../i18n/en/auth.ts';
import { useText } from '../../i18n/use-text.ts';
import { useTickers } from '../../services/market-data/use-market-data.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectMarkets, selectQuoteToken } from '../../store/slices/tokensSlice.ts';

const ROWS_MAX = 8;

function Row({ token, ticker }: { token: Token; ticker: Ticker | undefined }) {
  return (
    <ButtonBase
      component={Link}
      to={`/trade/${token.symbol}`}
      sx={{
        display: 'grid',
        gridTemplateColumns: '32px 1.3fr 1fr 0.7fr 0.8fr',
        alignItems: 'center',
        gap: 2,
        px: 2,
        py: 3,
        textAlign: 'left',
        borderBottom: 1,
        borderColor: 'divider',
        '&:hover': { bgcolor: 'surface.panel' },
        '& > :nth-of-type(n+3)': { textAlign: 'right' },
      }}
    >
      <TokenIcon symbol={token.symbol} />
      <Box component="span" sx={{ minWidth: 0 }}>
        <Typography component="span" variant="subtitle2" sx={{ display: 'block' }}>
          {token.name}
        </Typography>
        <Typography component="span" variant="caption" sx={{ color: 'text.secondary' }}>
          {token.market}
        </Typography>
      </Box>
      <Price
        value={ticker?.last ?? token.currentPrice}
        tick={token.tickSize}
        sx={{ typography: 'subtitle1' }}
      />
      <Change percent={ticker?.changePercent} sx={{ typography: 'body2' }} />
      <Money
        value={ticker?.quoteVolume}
        isCompact
        sx={{ typography: 'body2', color: 'text.secondary' }}
      />
    </ButtonBase>
  );
}

/** The markets as they trade now, beside the forms of visitors. */
export function LiveMarkets() {
  const t = useText(authTexts);
  const markets = useAppSelector(selectMarkets);
  const quote = useAppSelector(selectQuoteToken);
  const { byTokenId } = useTickers();
  return (
    <Box sx={{ width: '100%', maxWidth: 640, mx: 'auto' }}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'baseline',
          justifyContent: 'space-between',
          px: 2,
          mb: 3,
        }}
      >
        <Typography variant="h2">{t('tradingNow')}</Typography>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {quote === undefined
            ? t('marketColumns')
            : t('marketColumnsIn', { symbol: quote.symbol })}
        </Typography>
      </Box>
      <Box sx={{ display: 'flex', flexDirection: 'column', borderTop: 1, borderColor: 'divider' }}>
        {markets.length === 0
          ? Array.from({ length: ROWS_MAX }, (_, row) => (
              <Skeleton key={row} height={57} variant="rounded" sx={{ my: 0.5 }} />
            ))
          : markets
              .slice(0, ROWS_MAX)
              .map((token) => (
                <Row key={token.id} token={token} ticker={byTokenId.get(token.id)} />
              ))}
      </Box>
    </Box>
  );
}
