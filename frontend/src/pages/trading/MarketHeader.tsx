import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Token } from '@tokentradex/backend/contracts';
import type { ReactNode } from 'react';
import { AlertButton } from '../../components/notifications/AlertButton.tsx';
import { Change } from '../../components/Change.tsx';
import { Money } from '../../components/Money.tsx';
import { Price } from '../../components/Price.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { workspaceTexts } from '../../i18n/en/workspace.ts';
import { useText } from '../../i18n/use-text.ts';
import { useTape, useTicker } from '../../services/market-data/use-market-data.ts';
import { lastMove } from './last-move.ts';
import { MoveArrow } from './MoveArrow.tsx';
import { MarketPicker } from './MarketPicker.tsx';

interface StatProps {
  name: string;
  isHiddenOnPhone?: boolean;
  children: ReactNode;
}

function Stat({ name, isHiddenOnPhone = false, children }: StatProps) {
  return (
    <Box sx={{ flex: 'none', display: { xs: isHiddenOnPhone ? 'none' : 'block', sm: 'block' } }}>
      <Typography variant="label" component="dt" sx={{ color: 'text.secondary', display: 'block' }}>
        {name}
      </Typography>
      <Box component="dd" sx={{ m: 0, typography: 'body2', lineHeight: 1.35 }}>
        {children}
      </Box>
    </Box>
  );
}

interface MarketHeaderProps {
  market: Token;
  quoteSymbol: string;
  /** Stands at the right end. */
  actions?: ReactNode;
}

/** The market's name, last price and day; switches markets. */
export function MarketHeader({ market, quoteSymbol, actions }: MarketHeaderProps) {
  const t = useText(workspaceTexts);
  const ticker = useTicker(market.id);
  const { trades } = useTape(market.id);
  const last = trades[0]?.price ?? ticker?.last ?? market.currentPrice;
  const tick = market.tickSize;
  const move = lastMove(trades);
  return (
    <Box
      component="header"
      sx={{
        height: '100%',
        display: 'flex',
        alignItems: 'center',
        columnGap: { xs: 3, md: 6 },
        px: 3,
        bgcolor: 'surface.panel',
        overflowX: 'auto',
        scrollbarWidth: 'none',
      }}
    >
      <MarketPicker market={market} />
      <AlertButton symbol={market.symbol} />
      <Box sx={{ flex: 'none', minWidth: 96 }}>
        <Price
          value={last}
          tick={tick}
          tone={move === 'none' ? undefined : move}
          sx={{ fontSize: '1.125rem', fontWeight: 600, letterSpacing: '-0.01em' }}
        />
        <MoveArrow move={move} />
        <Box sx={{ display: { xs: 'block', sm: 'none' }, typography: 'caption' }}>
          <Change percent={ticker?.changePercent} />
        </Box>
      </Box>
      {market.state !== 'active' && <StatusChip status={market.state} />}
      <Box component="dl" sx={{ m: 0, display: 'flex', columnGap: { xs: 4, md: 6 } }}>
        <Stat name={t('change24h')} isHiddenOnPhone>
          <Change percent={ticker?.changePercent} />
        </Stat>
        <Stat name={t('high24h')}>
          <Price value={ticker?.high} tick={tick} />
        </Stat>
        <Stat name={t('low24h')}>
          <Price value={ticker?.low} tick={tick} />
        </Stat>
        <Stat name={t('volume24h', { symbol: market.symbol })}>
          <Quantity value={ticker?.volume} lot="0.01" />
        </Stat>
        <Stat name={t('volume24h', { symbol: quoteSymbol })}>
          <Money value={ticker?.quoteVolume} decimals={0} />
        </Stat>
      </Box>
      {actions !== undefined && <Box sx={{ ml: 'auto', flex: 'none' }}>{actions}</Box>}
    </Box>
  );
}
