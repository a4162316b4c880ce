import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import { Link } from 'react-router-dom';
import { AssetName } from '../../components/AssetName.tsx';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Money } from '../../components/Money.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { useStoredFlag } from '../../components/use-stored-flag.ts';
import { signOf } from '../../lib/decimal-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { fetchTokens, selectTokensLoad } from '../../store/slices/tokensSlice.ts';
import { fetchWallet, selectWallet } from '../../store/slices/walletSlice.ts';
import { useAssets, type Asset } from './use-assets.ts';

interface RowActionsProps {
  asset: Asset;
  onDeposit: (symbol: string) => void;
  onWithdraw: (symbol: string) => void;
}

function RowActions({ asset, onDeposit, onWithdraw }: RowActionsProps) {
  const { symbol } = asset.balance;
  return (
    <Box sx={{ display: 'inline-flex', gap: 1, my: { xs: 1, sm: -1 } }}>
      {!asset.token.isQuote && (
        <Button
          component={Link}
          to={`/trade/${symbol}`}
          size="small"
          variant="text"
          aria-label={`Trade ${symbol}`}
        >
          Trade
        </Button>
      )}
      <Button
        size="small"
        variant="text"
        aria-label={`Deposit ${symbol}`}
        onClick={() => {
          onDeposit(symbol);
        }}
      >
        Deposit
      </Button>
      <Button
        size="small"
        variant="text"
        aria-label={`Withdraw ${symbol}`}
        disabled={signOf(asset.balance.available) === 0}
        onClick={() => {
          onWithdraw(symbol);
        }}
      >
        Withdraw
      </Button>
    </Box>
  );
}

/** Cash with two decimals, tokens with those they have; zero quietly. */
function Amount({ asset, value }: { asset: Asset; value: string }) {
  const tone = signOf(value) === 0 ? 'muted' : undefined;
  return asset.token.isQuote ? (
    <Money value={value} tone={tone} />
  ) : (
    <Quantity value={value} tone={tone} />
  );
}

const FIGURE_COLUMNS: readonly Column<Asset>[] = [
  {
    key: 'asset',
    header: 'Asset',
    onPhone: 'title',
    render: ({ balance }) => <AssetName symbol={balance.symbol} name={balance.name} />,
  },
  {
    key: 'total',
    header: 'Total',
    align: 'right',
    render: (asset) => <Amount asset={asset} value={asset.balance.balance} />,
  },
  {
    key: 'available',
    header: 'Available',
    align: 'right',
    render: (asset) => <Amount asset={asset} value={asset.balance.available} />,
  },
  {
    key: 'locked',
    header: 'Locked',
    align: 'right',
    render: (asset) => <Amount asset={asset} value={asset.balance.lockedBalance} />,
  },
  {
    key: 'value',
    header: 'Value',
    align: 'right',
    onPhone: 'aside',
    render: ({ value }) => <Money value={value} tone={value === '0' ? 'muted' : undefined} />,
  },
];

interface BalancesPanelProps {
  onDeposit: (symbol: string) => void;
  onWithdraw: (symbol: string) => void;
}

/** Every asset with what is owned, free and locked. */
export function BalancesPanel({ onDeposit, onWithdraw }: BalancesPanelProps) {
  const assets = useAssets();
  const wallet = useAppSelector(selectWallet);
  const tokensLoad = useAppSelector(selectTokensLoad);
  // The rows are the tokens: without them there is nothing to show, however much is held.
  const load = tokensLoad.status === 'ready' ? wallet.load : tokensLoad;
  const dispatch = useAppDispatch();
  const [isZeroHidden, setZeroHidden] = useStoredFlag('tokentradex.hide-zero');
  const isEmpty =
    load.status === 'ready' && assets.every(({ balance }) => signOf(balance.balance) === 0);
  const isShown = (asset: Asset) => !isZeroHidden || signOf(asset.balance.balance) > 0;
  const columns: Column<Asset>[] = [
    ...FIGURE_COLUMNS,
    {
      key: 'actions',
      header: 'Actions',
      isHeaderHidden: true,
      align: 'right',
      onPhone: 'wide',
      render: (asset) => <RowActions asset={asset} onDeposit={onDeposit} onWithdraw={onWithdraw} />,
    },
  ];
  return (
    <Panel
      title="Balances"
      actions={
        <FormControlLabel
          control={
            <Switch
              size="small"
              checked={isZeroHidden}
              onChange={(_event, isChecked) => {
                setZeroHidden(isChecked);
              }}
            />
          }
          label="Hide zero balances"
          slotProps={{ typography: { variant: 'body2' } }}
          sx={{ m: 0, gap: 1.5 }}
        />
      }
      sx={{ mb: 4 }}
    >
      {isEmpty && (
        <Alert severity="info" sx={{ m: 4, mb: 2 }}>
          Your wallet is empty. Deposit sandbox money, and the markets are open to you.
        </Alert>
      )}
      <DataTable
        label="Balances"
        columns={columns}
        rows={load.status === 'ready' ? assets.filter(isShown) : []}
        rowKey={({ balance }) => balance.tokenId}
        load={load}
        onRetry={() => {
          void dispatch(fetchTokens());
          void dispatch(fetchWallet());
        }}
        loadingRows={9}
        loadingRowHeight={51}
        empty={{
          title: 'You hold nothing yet',
          hint: 'Deposit sandbox money to start trading.',
          action: (
            <Button
              variant="contained"
              size="small"
              onClick={() => {
                onDeposit('');
              }}
            >
              Deposit
            </Button>
          ),
        }}
      />
    </Panel>
  );
}
