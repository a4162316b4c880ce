import type { AdminOverview } from '@tokentradex/backend/contracts';
import { AssetName } from '../../components/AssetName.tsx';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { adminTexts } from '../../i18n/en/admin.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import type { LoadState } from '../../store/load-state.ts';

type FeeBalance = AdminOverview['feeBalances'][number];

interface FeesPanelProps {
  balances: readonly FeeBalance[];
  load: LoadState;
  onRetry: () => void;
}

/** What the exchange has earned and not moved yet. */
export function FeesPanel({ balances, load, onRetry }: FeesPanelProps) {
  const t = useText(adminTexts);
  const tokens = useAppSelector(selectTokensById);
  const columns: Column<FeeBalance>[] = [
    {
      key: 'asset',
      header: t('feesEarned.asset'),
      onPhone: 'title',
      render: ({ symbol, tokenId }) => (
        <AssetName symbol={symbol} name={tokens.get(tokenId)?.name ?? symbol} iconSize={24} />
      ),
    },
    {
      key: 'balance',
      header: t('feesEarned.balance'),
      align: 'right',
      onPhone: 'aside',
      render: ({ balance, symbol }) => <Quantity value={balance} symbol={symbol} />,
    },
  ];
  return (
    <Panel title={t('feesEarned.title')} note={t('feesEarned.note')}>
      <DataTable
        label={t('feesEarned.note')}
        columns={columns}
        rows={balances}
        rowKey={({ tokenId }) => tokenId}
        load={load}
        onRetry={onRetry}
        empty={{ title: t('feesEarned.none'), hint: t('feesEarned.noneHint') }}
        loadingRows={4}
        maxHeight={232}
        isCompact
      />
    </Panel>
  );
}
