import type { Token } from '@tokentradex/backend/contracts';
import { AssetName } from '../../components/AssetName.tsx';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Money } from '../../components/Money.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Price } from '../../components/Price.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { feesTexts } from '../../i18n/en/fees.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import {
  fetchTokens,
  selectMarkets,
  selectQuoteToken,
  selectTokensLoad,
} from '../../store/slices/tokensSlice.ts';
import { feeRateColumns } from './fee-rate-columns.tsx';

/** Rates and limits of each market. */
export function MarketTermsPanel() {
  const t = useText(feesTexts);
  const dispatch = useAppDispatch();
  const markets = useAppSelector(selectMarkets);
  const load = useAppSelector(selectTokensLoad);
  const quoteSymbol = useAppSelector(selectQuoteToken)?.symbol ?? '';
  const columns: Column<Token>[] = [
    {
      key: 'market',
      header: t('market'),
      onPhone: 'title',
      render: ({ symbol, name }) => <AssetName symbol={symbol} name={name} iconSize={24} />,
    },
    ...feeRateColumns(t),
    {
      key: 'tick',
      header: t('tickSize'),
      align: 'right',
      render: ({ tickSize }) => <Price value={tickSize} />,
    },
    {
      key: 'minQuantity',
      header: t('minQuantity'),
      align: 'right',
      render: ({ minQuantity, symbol }) => <Quantity value={minQuantity} symbol={symbol} />,
    },
    {
      key: 'minNotional',
      header: t('minNotional'),
      align: 'right',
      render: ({ minNotional }) => <Money value={minNotional} symbol={quoteSymbol} />,
    },
    {
      key: 'openOrders',
      header: t('maxOpenOrders'),
      align: 'right',
      onPhone: 'hidden',
      render: ({ maxOpenOrders }) => <Figure>{maxOpenOrders}</Figure>,
    },
    {
      key: 'triggers',
      header: t('maxTriggers'),
      align: 'right',
      onPhone: 'hidden',
      render: ({ maxTriggers }) => <Figure>{maxTriggers}</Figure>,
    },
  ];
  return (
    <Panel title={t('markets')}>
      <DataTable
        label={t('markets')}
        columns={columns}
        rows={markets}
        rowKey={({ id }) => id}
        load={load}
        onRetry={() => void dispatch(fetchTokens())}
        empty={{ title: t('noMarkets') }}
      />
    </Panel>
  );
}
