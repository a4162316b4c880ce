import Box from '@mui/material/Box';
import MuiLink from '@mui/material/Link';
import type { Side, Token } from '@tokentradex/backend/contracts';
import { Link } from 'react-router-dom';
import { Money } from '../../components/Money.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { orderFormTexts } from '../../i18n/en/order-form.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Funds } from './order-sizing.ts';

interface AvailableLineProps {
  side: Side;
  funds: Funds;
  market: Token;
  quote: Token;
}

/** What the order can be paid with, and the way to more of it. */
export function AvailableLine({ side, funds, market, quote }: AvailableLineProps) {
  const t = useText(orderFormTexts);
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'space-between',
        typography: 'caption',
        minHeight: 24,
      }}
    >
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {t('available')}
      </Box>
      <Box component="span" sx={{ display: 'inline-flex', gap: 2, alignItems: 'center' }}>
        {side === 'buy' ? (
          <Money isPrivate value={funds.cash} symbol={quote.symbol} />
        ) : (
          <Quantity isPrivate value={funds.token} symbol={market.symbol} />
        )}
        <MuiLink component={Link} to="/wallet" sx={{ lineHeight: '24px' }}>
          {t('deposit')}
        </MuiLink>
      </Box>
    </Box>
  );
}
