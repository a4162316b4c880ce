import Box from '@mui/material/Box';
import type { TokenReconciliation } from '@tokentradex/backend/contracts';
import { AssetName } from '../../components/AssetName.tsx';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { reconciliationTexts } from '../../i18n/en/reconciliation.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { signOf } from '../../lib/decimal-text.ts';
import { useAppSelector } from '../../store/index.ts';
import type { LoadState } from '../../store/load-state.ts';
import { selectTokensById } from '../../store/slices/tokensSlice.ts';
import { CheckStateWord } from './CheckStateWord.tsx';

type ReconciliationText = Translate<typeof reconciliationTexts.english>;

/** A part of a sum, with its sign: + and − stand where one adds up by eye. */
function partColumn(
  key: 'users' | 'fees' | 'external',
  header: string,
): Column<TokenReconciliation> {
  return {
    key,
    header,
    align: 'right',
    onPhone: 'wide',
    render: (token) => <Quantity value={token[key]} isSigned />,
  };
}

function columnsOf(
  t: ReconciliationText,
  nameOf: (tokenId: string) => string | undefined,
): Column<TokenReconciliation>[] {
  return [
    {
      key: 'token',
      header: t('token'),
      onPhone: 'title',
      render: ({ symbol, tokenId }) => (
        <AssetName symbol={symbol} name={nameOf(tokenId) ?? symbol} iconSize={24} />
      ),
    },
    partColumn('users', t('users')),
    partColumn('fees', t('fees')),
    partColumn('external', t('external')),
    {
      key: 'sum',
      header: t('sum'),
      align: 'right',
      onPhone: 'wide',
      render: ({ sum }) => {
        const isZero = signOf(sum) === 0;
        return (
          <Box sx={{ display: 'inline-flex', alignItems: 'center', gap: 3, whiteSpace: 'nowrap' }}>
            <Box component="span" sx={{ fontWeight: 600 }}>
              {'= '}
              <Quantity value={sum} isSigned />
            </Box>
            <CheckStateWord
              state={isZero ? 'holds' : 'broken'}
              word={t(isZero ? 'addsUp' : 'off')}
            />
          </Box>
        );
      },
    },
  ];
}

interface TokenSumsPanelProps {
  tokens: readonly TokenReconciliation[];
  load: LoadState;
  onRetry: () => void;
}

/** What everybody owns of each token, and that it adds up to zero. */
export function TokenSumsPanel({ tokens, load, onRetry }: TokenSumsPanelProps) {
  const t = useText(reconciliationTexts);
  const known = useAppSelector(selectTokensById);
  return (
    <Panel title={t('tokens')} note={t('tokensNote')}>
      <DataTable
        label={t('tokens')}
        columns={columnsOf(t, (tokenId) => known.get(tokenId)?.name)}
        rows={tokens}
        rowKey={({ tokenId }) => tokenId}
        load={load}
        onRetry={onRetry}
        empty={{ title: t('noTokens') }}
        isCompact
      />
    </Panel>
  );
}
