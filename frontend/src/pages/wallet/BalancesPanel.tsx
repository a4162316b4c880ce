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
import { walletTexts } from '../../i18n/en/wallet.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
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
  const t = useText(walletTexts);
  const { symbol } = asset.balance;
  return (
    <Box sx={{ display: 'inline-flex', gap: 1, my: { xs: 1, sm: -1 } }}>
      {!asset.token.isQuote && (
        <Button
          component={Link}
          to={`/trade/${symbol}`}
          size="small"
          variant="text"
          aria-label={t('tradeOf', { symbol })}
        >
          {t('trade')}
        </Button>
      )}
      <Button
        size="small"
        variant="text"
        aria-label={t('depositOf', { symbol })}
        onClick={() => {
          onDeposit(symbol);
        }}
      >
        {t('deposit')}
      </Button>
      <Button
        size="small"
        variant="text"
        aria-label={t('withdrawOf', { symbol })}
        disabled={signOf(asset.balance.available) === 0}
        onClick={() => {
          onWithdraw(symbol);
        }}
      >
        {t('withdraw')}
      </Button>
    </Box>
  );
}

/** Cash with two decimals, tokens with those they have; zero quietly. */
function Amount({ asset, value }: { asset: Asset; value: string }) {
  const tone = signOf(value) === 0 ? 'muted' : undefined;
  return asset.token.isQuote ? (
    <Money isPrivate value={value} tone={tone} />
  ) : (
    <Quantity isPrivate value={value} tone={tone} />
  );
}

function figureColumns(t: Translate<typeof walletTexts.english>): Column<Asset>[] {
  return [
    {
      key: 'asset',
      header: t('asset'),
      onPhone: 'title',
      render: ({ balance }) => <AssetName symbol={balance.symbol} name={balance.name} />,
    },
    {
      key: 'total',
      header: t('total'),
      align: 'right',
      render: (asset) => <Amount asset={asset} value={asset.balance.balance} />,
    },
    {
      key: 'available',
      header: t('available'),
      align: 'right',
      render: (asset) => <Amount asset={asset} value={asset.balance.available} />,
    },
    {
      key: 'locked',
      header: t('locked'),
      align: 'right',
      render: (asset) => <Amount asset={asset} value={asset.balance.lockedBalance} />,
    },
    {
      key: 'value',
      header: t('value'),
      align: 'right',
      onPhone: 'aside',
      render: ({ value }) => (
        <Money isPrivate value={value} tone={value === '0' ? 'muted' : undefined} />
      ),
    },
  ];
}

interface BalancesPanelProps {
  onDeposit: (symbol: string) => void;
  onWithdraw: (symbol: string) => void;
}

/** Every asset with what is owned, free and locked. */
export function BalancesPanel({ onDeposit, onWithdraw }: BalancesPanelProps) {
  const t = useText(walletTexts);
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
    ...figureColumns(t),
    {
      key: 'actions',
      header: t('actions'),
      isHeaderHidden: true,
      align: 'right',
      onPhone: 'wide',
      render: (asset) => <RowActions asset={asset} onDeposit={onDeposit} onWithdraw={onWithdraw} />,
    },
  ];
  return (
    <Panel
      title={t('balances')}
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
          label={t('hideZero')}
          slotProps={{ typography: { variant: 'body2' } }}
          sx={{ m: 0, gap: 1.5 }}
        />
      }
      sx={{ mb: 4 }}
    >
      {isEmpty && (
        <Alert severity="info" sx={{ m: 4, mb: 2 }}>
          {t('walletEmpty')}
        </Alert>
      )}
      <DataTable
        label={t('balances')}
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
          title: t('nothingHeld'),
          hint: t('nothingHeldHint'),
          action: (
            <Button
              variant="contained"
              size="small"
              onClick={() => {
                onDeposit('');
              }}
            >
              {t('deposit')}
            </Button>
          ),
        }}
      />
    </Panel>
  );
}
