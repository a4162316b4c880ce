import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import {
  TRANSACTION_STATUSES,
  TRANSACTION_TYPES,
  type Transaction,
  type TransactionStatus,
  type TransactionType,
} from '@tokentradex/backend/contracts';
import { useCallback, useState } from 'react';
import { CopyableText } from '../../components/CopyableText.tsx';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { FilterSelect } from '../../components/FilterSelect.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { usePagedList, type PageSource } from '../../components/use-paged-list.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { api } from '../../services/api.ts';
import { CancelWithdrawalDialog } from './CancelWithdrawalDialog.tsx';
import { useFreshFirstPage } from './use-fresh-first-page.ts';
import { WalletFilterBar } from './WalletFilterBar.tsx';

const TYPE_LABELS: Record<TransactionType, string> = {
  deposit: 'Deposit',
  withdrawal: 'Withdrawal',
  adjustment: 'Adjustment',
};

const STATUS_LABELS: Record<TransactionStatus, string> = {
  pending: 'Pending',
  held: 'In review',
  completed: 'Completed',
  rejected: 'Rejected',
  cancelled: 'Cancelled',
};

function Detail({ transaction }: { transaction: Transaction }) {
  const { address, reason } = transaction;
  return (
    <>
      {address !== null && <CopyableText text={address} label="the address" lengthMax={20} />}
      {reason !== null && (
        <Box sx={{ color: 'text.secondary', maxWidth: 320, overflowWrap: 'anywhere' }}>
          {reason}
        </Box>
      )}
    </>
  );
}

function columnsOf(onCancel: (transaction: Transaction) => void): Column<Transaction>[] {
  return [
    {
      key: 'type',
      header: 'Type',
      onPhone: 'title',
      render: ({ type }) => TYPE_LABELS[type],
    },
    {
      key: 'amount',
      header: 'Amount',
      align: 'right',
      onPhone: 'title',
      render: ({ amount, symbol, type }) => (
        <Quantity value={amount} symbol={symbol} isSigned={type === 'adjustment'} />
      ),
    },
    {
      key: 'status',
      header: 'Status',
      onPhone: 'aside',
      render: ({ status }) => <StatusChip status={status} />,
    },
    {
      key: 'time',
      header: 'Time',
      onPhone: 'wide',
      render: ({ createdAt }) => <Figure tone="muted">{formatDateTime(createdAt)}</Figure>,
    },
    {
      key: 'detail',
      header: 'Details',
      onPhone: 'wide',
      render: (transaction) =>
        transaction.address === null && transaction.reason === null ? null : (
          <Detail transaction={transaction} />
        ),
    },
    {
      key: 'cancel',
      header: 'Cancel',
      isHeaderHidden: true,
      align: 'right',
      onPhone: 'aside',
      render: (transaction) =>
        transaction.type === 'withdrawal' &&
        transaction.status === 'held' && (
          <Button
            size="small"
            variant="outlined"
            aria-label={`Cancel the withdrawal of ${transaction.amount} ${transaction.symbol}`}
            onClick={() => {
              onCancel(transaction);
            }}
          >
            Cancel
          </Button>
        ),
    },
  ];
}

interface TransactionsTabProps {
  tokenId: string | undefined;
  type: TransactionType | undefined;
  status: TransactionStatus | undefined;
  onChange: (changes: Record<string, string | null>) => void;
}

/** Deposits, withdrawals and adjustments with their states. */
export function TransactionsTab({ tokenId, type, status, onChange }: TransactionsTabProps) {
  const [cancelled, setCancelled] = useState<Transaction | null>(null);
  const source: PageSource<Transaction> = useCallback(
    (cursor, signal) =>
      api.wallet.transactions(
        {
          ...(tokenId === undefined ? {} : { tokenId }),
          ...(type === undefined ? {} : { type }),
          ...(status === undefined ? {} : { status }),
          ...(cursor === undefined ? {} : { cursor }),
        },
        signal,
      ),
    [tokenId, type, status],
  );
  const list = usePagedList(source);
  useFreshFirstPage(list);
  const isFiltered = tokenId !== undefined || type !== undefined || status !== undefined;
  return (
    <>
      <WalletFilterBar
        tokenId={tokenId}
        onTokenChange={(symbol) => {
          onChange({ asset: symbol });
        }}
      >
        <FilterSelect
          label="Type"
          value={type}
          options={TRANSACTION_TYPES.map((value) => ({ value, label: TYPE_LABELS[value] }))}
          onChange={(value) => {
            onChange({ type: value ?? null });
          }}
        />
        <FilterSelect
          label="Status"
          value={status}
          options={TRANSACTION_STATUSES.map((value) => ({ value, label: STATUS_LABELS[value] }))}
          onChange={(value) => {
            onChange({ status: value ?? null });
          }}
        />
      </WalletFilterBar>
      <DataTable
        label="Transactions"
        columns={columnsOf(setCancelled)}
        rows={list.rows}
        rowKey={({ id }) => id}
        load={list.load}
        onRetry={list.retry}
        onLoadMore={list.loadMore}
        isLoadingMore={list.isLoadingMore}
        empty={
          isFiltered
            ? { title: 'No transaction matches the filters', hint: 'Choose others to see more.' }
            : { title: 'No transactions yet', hint: 'Deposits and withdrawals appear here.' }
        }
      />
      {cancelled !== null && (
        <CancelWithdrawalDialog
          transaction={cancelled}
          onClose={() => {
            setCancelled(null);
          }}
          onDone={list.reload}
        />
      )}
    </>
  );
}
