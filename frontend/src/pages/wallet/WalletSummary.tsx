import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Money } from '../../components/Money.tsx';
import { walletTexts } from '../../i18n/en/wallet.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectWallet } from '../../store/slices/walletSlice.ts';
import { usePortfolio } from '../../store/use-portfolio.ts';

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Box
      sx={{
        flex: '1 1 200px',
        px: 4,
        py: 3,
        borderLeft: { sm: 1 },
        borderTop: { xs: 1, sm: 0 },
        borderColor: { xs: 'divider', sm: 'divider' },
        '&:first-of-type': { border: 0 },
      }}
    >
      <Typography variant="label" component="dt" sx={{ color: 'text.secondary' }}>
        {name}
      </Typography>
      <Typography
        variant="figure"
        component="dd"
        sx={{ m: 0, mt: 1, fontSize: { xs: '1.25rem', md: '1.5rem' } }}
      >
        {children}
      </Typography>
    </Box>
  );
}

/** Total, available and locked, in cash at live prices. */
export function WalletSummary({ quoteSymbol }: { quoteSymbol: string }) {
  const t = useText(walletTexts);
  const { totalValue, availableValue, lockedValue } = usePortfolio();
  const { load } = useAppSelector(selectWallet);
  const show = (value: string) => {
    if (load.status === 'ready') return <Money isPrivate value={value} symbol={quoteSymbol} />;
    return load.status === 'failed' ? <Money value={null} /> : <Skeleton width={140} />;
  };
  return (
    <Card component="dl" sx={{ display: 'flex', flexWrap: 'wrap', m: 0, mb: 4 }}>
      <Part name={t('totalValue')}>{show(totalValue)}</Part>
      <Part name={t('available')}>{show(availableValue)}</Part>
      <Part name={t('inOrders')}>{show(lockedValue)}</Part>
    </Card>
  );
}
