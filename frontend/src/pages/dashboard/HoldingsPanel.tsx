import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import type { Portfolio } from '@tokentradex/backend/contracts';
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
import { dashboardTexts } from '../../i18n/en/dashboard.ts';
import { useText } from '../../i18n/use-text.ts';
import { decimalsOf, signOf } from '../../lib/decimal-text.ts';
import { holdingProfit, type HoldingProfit } from '../../lib/portfolio-gain.ts';
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
  /** Null for cash, and while the costs load. */
  profit: HoldingProfit | null;
}

function Share({ holding }: { holding: RankedHolding }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 2 }}>
      <Box
        component="span"
        aria-hidden
        sx={{ width: 8, height: 8, borderRadius: '2px', bgcolor: chartColor(holding.rank) }}
      />
      <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
        {holding.sharePercent}%
      </Box>
    </Box>
  );
}

function Profit({ profit }: { profit: HoldingProfit | null }) {
  if (profit === null) return <Money value={null} />;
  const sign = signOf(profit.profit);
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', flexDirection: 'column', alignItems: 'flex-end' }}
    >
      <Money
        isPrivate
        value={profit.profit}
        isSigned
        tone={sign === 0 ? 'muted' : sign > 0 ? 'up' : 'down'}
      />
      {profit.percent !== null && <Change percent={profit.percent} sx={{ fontSize: '0.75rem' }} />}
    </Box>
  );
}

function useColumns(): readonly Column<RankedHolding>[] {
  const t = useText(dashboardTexts);
  return [
    {
      key: 'asset',
      header: t('asset'),
      onPhone: 'title',
      render: ({ balance }) => <AssetName symbol={balance.symbol} name={balance.name} />,
    },
    {
      key: 'balance',
      header: t('balance'),
      align: 'right',
      render: ({ balance }) =>
        balance.isQuote ? (
          <Money isPrivate value={balance.balance} />
        ) : (
          <Quantity isPrivate value={balance.balance} />
        ),
    },
    {
      key: 'price',
      header: t('priceAndCost'),
      align: 'right',
      render: (holding) => <PriceAndCost holding={holding} />,
    },
    {
      key: 'value',
      header: t('value'),
      align: 'right',
      onPhone: 'aside',
      render: ({ value }) => <Money isPrivate value={value} />,
    },
    {
      key: 'profit',
      header: t('profit'),
      align: 'right',
      render: ({ profit }) => <Profit profit={profit} />,
    },
    {
      key: 'share',
      header: t('share'),
      align: 'right',
      render: (holding) => <Share holding={holding} />,
    },
  ];
}

/** The average is cut to the market's decimals: it seldom lies on a tick. */
function PriceAndCost({ holding }: { holding: RankedHolding }) {
  const { balance, price, profit, tickSize } = holding;
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', flexDirection: 'column', alignItems: 'flex-end' }}
    >
      <Price value={balance.isQuote ? null : price} tick={tickSize} />
      {profit !== null && (
        <Box component="span" sx={{ typography: 'caption', color: 'text.secondary' }}>
          <Money
            isPrivate
            value={profit.averageCost}
            decimals={tickSize === undefined ? 2 : decimalsOf(tickSize)}
          />
        </Box>
      )}
    </Box>
  );
}

function useRows(costs: Portfolio['allocation']): RankedHolding[] {
  const { holdings } = usePortfolio();
  const tokens = useAppSelector(selectTokensById);
  return holdings
    .filter(({ balance }) => signOf(balance.balance) > 0)
    .map((holding, rank) => {
      const { balance, value } = holding;
      const cost = costs.find(({ tokenId }) => tokenId === balance.tokenId)?.cost ?? null;
      return {
        ...holding,
        rank,
        tickSize: tokens.get(balance.tokenId)?.tickSize,
        profit:
          cost === null || value === null ? null : holdingProfit(balance.balance, value, cost),
      };
    });
}

/** What the portfolio is made of, as a ring and as a table with what each holding cost. */
export function HoldingsPanel({ costs }: { costs: Portfolio['allocation'] }) {
  const t = useText(dashboardTexts);
  const { load } = useAppSelector(selectWallet);
  const dispatch = useAppDispatch();
  const rows = useRows(costs);
  const columns = useColumns();
  return (
    <Panel
      title={t('allocation')}
      actions={
        <Button
          component={Link}
          to="/wallet"
          size="small"
          variant="text"
          color="inherit"
          sx={{ mr: -2 }}
        >
          {t('wallet')}
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
            label={t('holdings')}
            columns={columns}
            rows={rows}
            rowKey={({ balance }) => balance.tokenId}
            load={load}
            onRetry={() => void dispatch(fetchWallet())}
            empty={{
              title: t('nothingHeld'),
              hint: t('nothingHeldHint'),
              action: (
                <Button component={Link} to="/wallet?deposit" variant="contained" size="small">
                  {t('deposit')}
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
