import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import type { Token } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { AssetName } from '../../components/AssetName.tsx';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { FeeRate } from '../../components/FeeRate.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Money } from '../../components/Money.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Price } from '../../components/Price.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { adminTexts } from '../../i18n/en/admin.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { selectCan } from '../../store/slices/authSlice.ts';
import { selectQuoteToken, tokenChanged } from '../../store/slices/tokensSlice.ts';
import { EditTokenDialog } from './EditTokenDialog.tsx';
import { ListTokenDialog } from './ListTokenDialog.tsx';
import { MarketStateDialog } from './MarketStateDialog.tsx';

type OpenDialog = { kind: 'list' } | { kind: 'edit' | 'state'; token: Token } | null;

type AdminText = Translate<typeof adminTexts.english>;

function dataColumns(t: AdminText): Column<Token>[] {
  return [
    {
      key: 'token',
      header: t('tokens.token'),
      onPhone: 'title',
      render: ({ symbol, name }) => <AssetName symbol={symbol} name={name} />,
    },
    {
      key: 'state',
      header: t('tokens.state'),
      onPhone: 'aside',
      render: ({ isQuote, state }) =>
        isQuote ? <Figure tone="muted">{t('tokens.cash')}</Figure> : <StatusChip status={state} />,
    },
    {
      key: 'price',
      header: t('tokens.lastPrice'),
      align: 'right',
      render: ({ isQuote, currentPrice, tickSize }) =>
        !isQuote && <Price value={currentPrice} tick={tickSize} />,
    },
    {
      key: 'tick',
      header: t('tokens.tick'),
      align: 'right',
      render: ({ isQuote, tickSize }) => !isQuote && <Quantity value={tickSize} />,
    },
    {
      key: 'lot',
      header: t('tokens.lot'),
      align: 'right',
      render: ({ isQuote, lotSize }) => !isQuote && <Quantity value={lotSize} />,
    },
    {
      key: 'max',
      header: t('tokens.largest'),
      align: 'right',
      render: ({ isQuote, maxQuantity }) => !isQuote && <Quantity value={maxQuantity} />,
    },
    {
      key: 'notional',
      header: t('tokens.smallestValue'),
      align: 'right',
      render: ({ isQuote, minNotional }) => !isQuote && <Money value={minNotional} />,
    },
    {
      key: 'fees',
      header: t('tokens.makerTaker'),
      align: 'right',
      render: ({ isQuote, makerFeeBps, takerFeeBps }) =>
        !isQuote && (
          <>
            <FeeRate bps={makerFeeBps} /> / <FeeRate bps={takerFeeBps} />
          </>
        ),
    },
  ];
}

function actionColumn(t: AdminText, onOpen: (dialog: OpenDialog) => void): Column<Token> {
  return {
    key: 'actions',
    header: t('actions'),
    isHeaderHidden: true,
    align: 'right',
    onPhone: 'wide',
    render: (token) =>
      !token.isQuote && (
        <Box sx={{ display: 'inline-flex', gap: 2, my: { xs: 1, sm: -1 } }}>
          <Button
            size="small"
            variant="outlined"
            aria-label={t('tokens.editOf', { symbol: token.symbol })}
            onClick={() => {
              onOpen({ kind: 'edit', token });
            }}
          >
            {t('tokens.edit')}
          </Button>
          <Button
            size="small"
            variant="outlined"
            aria-label={t('tokens.stateOf', { symbol: token.symbol })}
            onClick={() => {
              onOpen({ kind: 'state', token });
            }}
          >
            {t('tokens.state')}
          </Button>
        </Box>
      ),
  };
}

const fetchTokens = (signal: AbortSignal) => adminApi.tokens(signal);

export function AdminTokensPage() {
  const t = useText(adminTexts);
  const { data: tokens, load, reload } = useLoaded(fetchTokens);
  const quoteSymbol = useAppSelector(selectQuoteToken)?.symbol ?? '';
  const mayWrite = useAppSelector((state) => selectCan(state, 'tokens:write'));
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const dispatch = useAppDispatch();
  const close = () => {
    setDialog(null);
  };
  const done = (token: Token) => {
    dispatch(tokenChanged(token));
    reload();
  };
  return (
    <Page title={t('tokens.title')}>
      <PageHeader
        title={t('tokens.title')}
        subtitle={t('tokens.subtitle')}
        actions={
          mayWrite && (
            <Button
              variant="contained"
              onClick={() => {
                setDialog({ kind: 'list' });
              }}
            >
              {t('tokens.list')}
            </Button>
          )
        }
      />
      <Card>
        <DataTable
          label={t('tokens.title')}
          columns={[...dataColumns(t), ...(mayWrite ? [actionColumn(t, setDialog)] : [])]}
          rows={tokens ?? []}
          rowKey={({ id }) => id}
          load={load}
          onRetry={reload}
          empty={{ title: t('tokens.none'), hint: t('tokens.noneHint') }}
        />
      </Card>
      {dialog?.kind === 'list' && (
        <ListTokenDialog quoteSymbol={quoteSymbol} onClose={close} onDone={done} />
      )}
      {dialog?.kind === 'edit' && (
        <EditTokenDialog
          token={dialog.token}
          quoteSymbol={quoteSymbol}
          onClose={close}
          onDone={done}
        />
      )}
      {dialog?.kind === 'state' && (
        <MarketStateDialog token={dialog.token} onClose={close} onDone={done} />
      )}
    </Page>
  );
}
