import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import type { Token } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { AssetName } from '../../components/AssetName.tsx';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Money } from '../../components/Money.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Price } from '../../components/Price.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { percentOfBasisPoints } from '../../lib/basis-points.ts';
import { api } from '../../services/api.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { selectCan } from '../../store/slices/authSlice.ts';
import { selectQuoteToken, tokenChanged } from '../../store/slices/tokensSlice.ts';
import { EditTokenDialog } from './EditTokenDialog.tsx';
import { ListTokenDialog } from './ListTokenDialog.tsx';
import { MarketStateDialog } from './MarketStateDialog.tsx';

type OpenDialog = { kind: 'list' } | { kind: 'edit' | 'state'; token: Token } | null;

const COLUMNS: readonly Column<Token>[] = [
  {
    key: 'token',
    header: 'Token',
    onPhone: 'title',
    render: ({ symbol, name }) => <AssetName symbol={symbol} name={name} />,
  },
  {
    key: 'state',
    header: 'State',
    onPhone: 'aside',
    render: ({ isQuote, state }) =>
      isQuote ? <Figure tone="muted">Cash</Figure> : <StatusChip status={state} />,
  },
  {
    key: 'price',
    header: 'Last price',
    align: 'right',
    render: ({ isQuote, currentPrice, tickSize }) =>
      !isQuote && <Price value={currentPrice} tick={tickSize} />,
  },
  {
    key: 'tick',
    header: 'Tick',
    align: 'right',
    render: ({ isQuote, tickSize }) => !isQuote && <Quantity value={tickSize} />,
  },
  {
    key: 'lot',
    header: 'Lot',
    align: 'right',
    render: ({ isQuote, lotSize }) => !isQuote && <Quantity value={lotSize} />,
  },
  {
    key: 'max',
    header: 'Largest order',
    align: 'right',
    render: ({ isQuote, maxQuantity }) => !isQuote && <Quantity value={maxQuantity} />,
  },
  {
    key: 'notional',
    header: 'Smallest value',
    align: 'right',
    render: ({ isQuote, minNotional }) => !isQuote && <Money value={minNotional} />,
  },
  {
    key: 'fees',
    header: 'Maker / taker',
    align: 'right',
    render: ({ isQuote, makerFeeBps, takerFeeBps }) =>
      !isQuote && (
        <Figure>
          {percentOfBasisPoints(makerFeeBps)} % / {percentOfBasisPoints(takerFeeBps)} %
        </Figure>
      ),
  },
];

function actionColumn(onOpen: (dialog: OpenDialog) => void): Column<Token> {
  return {
    key: 'actions',
    header: 'Actions',
    isHeaderHidden: true,
    align: 'right',
    onPhone: 'wide',
    render: (token) =>
      !token.isQuote && (
        <Box sx={{ display: 'inline-flex', gap: 2, my: { xs: 1, sm: -1 } }}>
          <Button
            size="small"
            variant="outlined"
            aria-label={`Edit ${token.symbol}`}
            onClick={() => {
              onOpen({ kind: 'edit', token });
            }}
          >
            Edit
          </Button>
          <Button
            size="small"
            variant="outlined"
            aria-label={`Change the state of ${token.symbol}`}
            onClick={() => {
              onOpen({ kind: 'state', token });
            }}
          >
            State
          </Button>
        </Box>
      ),
  };
}

const fetchTokens = (signal: AbortSignal) => api.admin.tokens(signal);

export function AdminTokensPage() {
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
    <Page title="Tokens">
      <PageHeader
        title="Tokens"
        subtitle="Each token is a market against the cash token"
        actions={
          mayWrite && (
            <Button
              variant="contained"
              onClick={() => {
                setDialog({ kind: 'list' });
              }}
            >
              List a token
            </Button>
          )
        }
      />
      <Card>
        <DataTable
          label="Tokens"
          columns={mayWrite ? [...COLUMNS, actionColumn(setDialog)] : COLUMNS}
          rows={tokens ?? []}
          rowKey={({ id }) => id}
          load={load}
          onRetry={reload}
          empty={{ title: 'No tokens yet', hint: 'List one to open its market.' }}
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
