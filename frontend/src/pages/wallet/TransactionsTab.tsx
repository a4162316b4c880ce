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
import { walletTexts } from '../../i18n/en/wallet.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { api } from '../../services/api.ts';
import { CancelWithdrawalDialog } from './CancelWithdrawalDialog.tsx';
import { useFreshFirstPage } from './use-fresh-first-page.ts';
import { WalletFilterBar } from './WalletFilterBar.tsx';

function Detail({ transaction }: { transaction: Transaction }) {
  const t = useText(walletTexts);
  const { address, reason } = transaction;
  return (
    <>
      {address !== null && <CopyableText text={address} label={t('theAddress')} lengthMax={20} />}
      {reason !== null && (
        <Box sx={{ color: 'text.secondary', maxWidth: 320, overflowWrap: 'anywhere' }}>
          {reason}
        </Box>
      )}
    </>
  );
}

function columnsOf(
  t: Translate<typeof walletTexts.english>,
  onCancel: (transaction: Transaction) => void,
): Column<Transaction>[] {
  return [
    {
      key: 'type',
      header: t('type'),
      onPhone: 'title',
      render: ({ type }) => t(`type.${type}`),
    },
    {
      key: 'amount',
      header: t('amount'),
      align: 'right',
      onPhone: 'title',
      render: ({ amount, symbol, type }) => (
        <Quantity isPrivate value={amount} symbol={symbol} isSigned={type === 'adjustment'} />
      ),
    },
    {
      key: 'status',
      header: t('status'),
      onPhone: 'aside',
      render: ({ status }) => <StatusChip status={status} />,
    },
    {
      key: 'time',
      header: t('time'),
      onPhone: 'wide',
      render: ({ createdAt }) => <Figure tone="muted">{formatDateTime(createdAt)}</Figure>,
    },
    {
      key: 'detail',
      header: t('details'),
      onPhone: 'wide',
      render: (transaction) =>
        transaction.address === null && transaction.reason === null ? null : (
          <Detail transaction={transaction} />
        ),
    },
    {
      key: 'cancel',
      header: t('cancel'),
      isHeaderHidden: true,
      align: 'right',
      onPhone: 'aside',
      render: (transaction) =>
        transaction.type === 'withdrawal' &&
        transaction.status === 'held' && (
          <Button
            size="small"
            variant="outlined"
            aria-label={t('cancelWithdrawalOf', {
              amount: `${transaction.amount} ${transaction.symbol}`,
            })}
            onClick={() => {
              onCancel(transaction);
            }}
          >
            {t('cancel')}
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
  const t = useText(walletTexts);
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
          label={t('type')}
          value={type}
          options={TRANSACTION_TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
          onChange={(value) => {
            onChange({ type: value ?? null });
          }}
        />
        <FilterSelect
          label={t('status')}
          value={status}
          options={TRANSACTION_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(value) => {
            onChange({ status: value ?? null });
          }}
        />
      </WalletFilterBar>
      <DataTable
        label={t('transactions')}
        columns={columnsOf(t, setCancelled)}
        rows={list.rows}
        rowKey={({ id }) => id}
        load={list.load}
        onRetry={list.retry}
        onLoadMore={list.loadMore}
        isLoadingMore={list.isLoadingMore}
        empty={
          isFiltered
            ? { title: t('noMatch'), hint: t('noMatchHint') }
            : { title: t('noTransactions'), hint: t('noTransactionsHint') }
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
