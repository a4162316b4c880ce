import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { WalletBalance } from '@tokentradex/backend/contracts';
import { Link } from 'react-router-dom';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Money } from '../../components/Money.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { orderListTexts } from '../../i18n/en/order-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { signOf } from '../../lib/decimal-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { fetchWallet, selectWallet } from '../../store/slices/walletSlice.ts';
import type { AccountTabProps } from './account-tab-props.ts';

function amountColumn(
  header: string,
  key: 'balance' | 'lockedBalance' | 'available',
): Column<WalletBalance> {
  return {
    key,
    header,
    align: 'right',
    render: (row) =>
      row.isQuote ? <Money isPrivate value={row[key]} /> : <Quantity isPrivate value={row[key]} />,
  };
}

/** What the user owns, and how much of it is free. */
export function BalancesTab({ maxHeight }: Pick<AccountTabProps, 'maxHeight'>) {
  const t = useText(orderListTexts);
  const { balances, load } = useAppSelector(selectWallet);
  const dispatch = useAppDispatch();
  const columns: Column<WalletBalance>[] = [
    {
      key: 'asset',
      header: t('column.asset'),
      onPhone: 'title',
      render: (row) => (
        <>
          {row.symbol}{' '}
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {row.name}
          </Box>
        </>
      ),
    },
    amountColumn(t('column.available'), 'available'),
    amountColumn(t('column.locked'), 'lockedBalance'),
    amountColumn(t('column.balance'), 'balance'),
    {
      key: 'value',
      header: t('column.value'),
      align: 'right',
      render: (row) => <Money isPrivate value={row.value} />,
    },
  ];
  return (
    <DataTable
      label={t('balances')}
      columns={columns}
      rows={balances.filter((row) => row.isQuote || signOf(row.balance) > 0)}
      rowKey={(row) => row.tokenId}
      load={load}
      onRetry={() => void dispatch(fetchWallet())}
      empty={{
        title: t('balances.none'),
        hint: t('balances.noneHint'),
        action: (
          <Button component={Link} to="/wallet" variant="outlined" size="small">
            {t('balances.deposit')}
          </Button>
        ),
      }}
      loadingRows={3}
      isCompact
      maxHeight={maxHeight}
    />
  );
}
