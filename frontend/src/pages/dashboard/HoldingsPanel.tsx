import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router-dom';
import { AssetName } from '../../components/AssetName.tsx';
import { Change } from '../../components/Change.tsx';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Money } from '../../components/Money.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Price } from '../../components/Price.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { chartColor } from '../../components/chart-colors.ts';
import { signOf } from '../../lib/decimal-text.ts';
import type { Holding } from '../../lib/portfolio.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import { fetchWallet, selectWallet } from '../../store/slices/walletSlice.ts';
import { usePortfolio } from '../../store/use-portfolio.ts';

const AllocationPie = lazy(async () => ({
  default: (await import('./AllocationPie.tsx')).AllocationPie,
}));

interface RankedHolding extends Holding {
  rank: number;
  tickSize: string | undefined;
}

function Share({ holding }: { holding: RankedHolding }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 2 }}>
      <Box
        component="span"
        aria-hidden
        sx={{ width: 8, height: 8, borderRadius: '2px', bgcolor: chartColor(holding.rank) }}
      />
      <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', minWidth: 52 }}>
        {holding.sharePercent} %
      </Box>
    </Box>
  );
}

const COLUMNS: readonly Column<RankedHolding>[] = [
  {
    key: 'asset',
    header: 'Asset',
    onPhone: 'title',
    render: ({ balance }) => <AssetName symbol={balance.symbol} name={balance.name} />,
  },
  {
    key: 'balance',
    header: 'Balance',
    align: 'right',
    render: ({ balance }) =>
      balance.isQuote ? <Money value={balance.balance} /> : <Quantity value={balance.balance} />,
  },
  {
    key: 'price',
    header: 'Price',
    align: 'right',
    render: ({ balance, price, tickSize }) => (
      <Price value={balance.isQuote ? null : price} tick={tickSize} />
    ),
  },
  {
    key: 'change',
    header: '24h',
    align: 'right',
    render: ({ changePercent }) => <Change percent={changePercent} />,
  },
  {
    key: 'value',
    header: 'Value',
    align: 'right',
    onPhone: 'aside',
    render: ({ value }) => <Money value={value} />,
  },
  {
    key: 'share',
    header: 'Share',
    align: 'right',
    render: (holding) => <Share holding={holding} />,
  },
];

/** What the portfolio is made of, as a ring and as a table. */
export function HoldingsPanel() {
  const { holdings } = usePortfolio();
  const tokens = useAppSelector(selectTokensById);
  const { load } = useAppSelector(selectWallet);
  const dispatch = useAppDispatch();
  const rows = holdings
    .filter(({ balance }) => signOf(balance.balance) > 0)
    .map((holding, rank) => ({
      ...holding,
      rank,
      tickSize: tokens.get(holding.balance.tokenId)?.tickSize,
    }));
  return (
    <Panel
      title="Allocation"
      actions={
        <Button
          component={Link}
          to="/wallet"
          size="small"
          variant="text"
          color="inherit"
          sx={{ mr: -2 }}
        >
          Wallet
        </Button>
      }
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start' }}>
        {rows.length > 0 && (
          <Box sx={{ p: 4, mx: { xs: 'auto', md: 0 }, minWidth: 208, minHeight: 208 }}>
            <Suspense fallback={<Skeleton variant="circular" width={176} height={176} />}>
              <AllocationPie holdings={rows} />
            </Suspense>
          </Box>
        )}
        <Box sx={{ flex: '1 1 420px', minWidth: 0 }}>
          <DataTable
            label="Holdings"
            columns={COLUMNS}
            rows={rows}
            rowKey={({ balance }) => balance.tokenId}
            load={load}
            onRetry={() => void dispatch(fetchWallet())}
            empty={{
              title: 'You hold nothing yet',
              hint: 'What you deposit and buy shows here with its value.',
              action: (
                <Button component={Link} to="/wallet?deposit" variant="contained" size="small">
                  Deposit
                </Button>
              ),
            }}
            isCompact
          />
        </Box>
      </Box>
    </Panel>
  );
}
