import type { StatementLine } from '@tokentradex/backend/contracts';
import { useCallback } from 'react';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { usePagedList, type PageSource } from '../../components/use-paged-list.ts';
import { signOf } from '../../lib/decimal-text.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { api } from '../../services/api.ts';
import { describeLine } from './statement-words.ts';
import { useFreshFirstPage } from './use-fresh-first-page.ts';
import { WalletFilterBar } from './WalletFilterBar.tsx';

const COLUMNS: readonly Column<StatementLine>[] = [
  {
    key: 'entry',
    header: 'Entry',
    onPhone: 'title',
    render: (line) => describeLine(line),
  },
  {
    key: 'reference',
    header: 'Reference',
    render: (line) => <Figure tone="muted">{line.referenceId}</Figure>,
  },
  {
    key: 'time',
    header: 'Time',
    onPhone: 'wide',
    render: (line) => <Figure tone="muted">{formatDateTime(line.time)}</Figure>,
  },
  {
    key: 'amount',
    header: 'Amount',
    align: 'right',
    onPhone: 'aside',
    render: (line) => (
      <Quantity
        value={line.amount}
        symbol={line.symbol}
        isSigned
        tone={signOf(line.amount) < 0 ? 'down' : 'up'}
      />
    ),
  },
  {
    key: 'balance',
    header: 'Balance after',
    align: 'right',
    render: (line) => <Quantity value={line.balanceAfter} symbol={line.symbol} />,
  },
];

interface StatementTabProps {
  tokenId: string | undefined;
  onTokenChange: (symbol: string | null) => void;
}

/** The ledger of the account: every change of every balance, with the balance after it. */
export function StatementTab({ tokenId, onTokenChange }: StatementTabProps) {
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
      <WalletFilterBar tokenId={tokenId} onTokenChange={onTokenChange} />
      <DataTable
        label="Statement"
        columns={COLUMNS}
        rows={list.rows}
        rowKey={(line) => line.id}
        load={list.load}
        onRetry={list.retry}
        onLoadMore={list.loadMore}
        isLoadingMore={list.isLoadingMore}
        empty={
          tokenId === undefined
            ? {
                title: 'No entries yet',
                hint: 'Each deposit, trade, fee and withdrawal leaves a line here, for good.',
              }
            : { title: 'No entries for this asset', hint: 'Choose another, or all of them.' }
        }
      />
    </>
  );
}
