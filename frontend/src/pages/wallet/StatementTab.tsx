import Box from '@mui/material/Box';
import type { StatementLine } from '@tokentradex/backend/contracts';
import { useCallback } from 'react';
import { CsvButton } from '../../components/CsvButton.tsx';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { usePagedList, type PageSource } from '../../components/use-paged-list.ts';
import { walletTexts } from '../../i18n/en/wallet.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { signOf } from '../../lib/decimal-text.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { api } from '../../services/api.ts';
import { lineText } from './statement-words.ts';
import { useFreshFirstPage } from './use-fresh-first-page.ts';
import { WalletFilterBar } from './WalletFilterBar.tsx';

function columnsOf(t: Translate<typeof walletTexts.english>): Column<StatementLine>[] {
  return [
    {
      key: 'entry',
      header: t('entry'),
      onPhone: 'title',
      render: (line) => t(lineText(line)),
    },
    {
      key: 'reference',
      header: t('reference'),
      render: (line) => <Figure tone="muted">{line.referenceId}</Figure>,
    },
    {
      key: 'time',
      header: t('time'),
      onPhone: 'wide',
      render: (line) => <Figure tone="muted">{formatDateTime(line.time)}</Figure>,
    },
    {
      key: 'amount',
      header: t('amount'),
      align: 'right',
      onPhone: 'aside',
      render: (line) => (
        <Quantity
          isPrivate
          value={line.amount}
          symbol={line.symbol}
          isSigned
          tone={signOf(line.amount) < 0 ? 'down' : 'up'}
        />
      ),
    },
    {
      key: 'balance',
      header: t('balanceAfter'),
      align: 'right',
      render: (line) => <Quantity isPrivate value={line.balanceAfter} symbol={line.symbol} />,
    },
  ];
}

interface StatementTabProps {
  tokenId: string | undefined;
  onTokenChange: (symbol: string | null) => void;
}

/** The ledger of the account: every change of every balance, with the balance after it. */
export function StatementTab({ tokenId, onTokenChange }: StatementTabProps) {
  const t = useText(walletTexts);
  const source: PageSource<StatementLine> = useCallback(
    (cursor, signal) =>
      api.wallet.statement(
        {
          ...(tokenId === undefined ? {} : { tokenId }),
          ...(cursor === undefined ? {} : { cursor }),
        },
        signal,
      ),
    [tokenId],
  );
  const list = usePagedList(source);
  useFreshFirstPage(list);
  return (
    <>
      <WalletFilterBar tokenId={tokenId} onTokenChange={onTokenChange}>
        <Box sx={{ flex: 1 }} />
        <CsvButton
          name="statement"
          fetchFile={() => api.wallet.statementCsv(tokenId === undefined ? {} : { tokenId })}
        />
      </WalletFilterBar>
      <DataTable
        label={t('statement')}
        columns={columnsOf(t)}
        rows={list.rows}
        rowKey={(line) => line.id}
        load={list.load}
        onRetry={list.retry}
        onLoadMore={list.loadMore}
        isLoadingMore={list.isLoadingMore}
        empty={
          tokenId === undefined
            ? {
                title: t('noEntries'),
                hint: t('noEntriesHint'),
              }
            : { title: t('noEntriesOfAsset'), hint: t('noEntriesOfAssetHint') }
        }
      />
    </>
  );
}
