import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { WalletBalance } from '@tokentradex/backend/contracts';
import { Link } from 'react-router-dom';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Money } from '../../components/Money.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { signOf } from '../../lib/decimal-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/index.ts';
import { fetchWallet, selectWallet } from '../../store/slices/walletSlice.ts';
import type { AccountTabProps } from './account-tab-props.ts';

const amount = (
  header: string,
  key: 'balance' | 'lockedBalance' | 'available',
): Column<WalletBalance> => ({
  key,
  header,
  align: 'right',
  render: (row) => (row.isQuote ? <Money value={row[key]} /> : <Quantity value={row[key]} />),
});

const COLUMNS: Column<WalletBalance>[] = [
  {
    key: 'asset',
    header: 'Asset',
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
  amount('Available', 'available'),
  amount('In orders', 'lockedBalance'),
  amount('Total', 'balance'),
  {
    key: 'value',
    header: 'Value',
    align: 'right',
    render: (row) => <Money value={row.value} />,
  },
];

/** What the user owns, and how much of it is free. */
export function BalancesTab({ maxHeight }: Pick<AccountTabProps, 'maxHeight'>) {
  const { balances, load } = useAppSelector(selectWallet);
  const dispatch = useAppDispatch();
  return (
    <DataTable
      label="Balances"
      columns={COLUMNS}
      rows={balances.filter((row) => row.isQuote || signOf(row.balance) > 0)}
      rowKey={(row) => row.tokenId}
      load={load}
      onRetry={() => void dispatch(fetchWallet())}
      empty={{
        title: 'No balances yet',
        hint: 'Deposit something to trade with.',
        action: (
          <Button component={Link} to="/wallet" variant="outlined" size="small">
            Deposit
          </Button>
        ),
      }}
      loadingRows={3}
      isCompact
      {...(maxHeight === undefined ? {} : { maxHeight })}
    />
  );
}
