import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { AdminUserDetail, WalletBalance } from '@tokentradex/backend/contracts';
import { useCallback, useState } from 'react';
import { Link } from 'react-router-dom';
import { CopyableText } from '../../components/CopyableText.tsx';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { DetailDrawer } from '../../components/DetailDrawer.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { FactList, type Fact } from '../../components/FactList.tsx';
import { LoadingState } from '../../components/LoadingState.tsx';
import { Money } from '../../components/Money.tsx';
import { Quantity } from '../../components/Quantity.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useLoaded } from '../../components/use-loaded.ts';
import { formatDecimal, signOf } from '../../lib/decimal-text.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { api } from '../../services/api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectCan, selectUser } from '../../store/slices/authSlice.ts';
import { READY } from '../../store/load-state.ts';
import { ChangeUserDialog, type UserChangeKind } from './ChangeUserDialog.tsx';
import { ROLE_LABELS } from './role-words.ts';

const BALANCE_COLUMNS: readonly Column<WalletBalance>[] = [
  { key: 'asset', header: 'Asset', onPhone: 'title', render: ({ symbol }) => symbol },
  {
    key: 'balance',
    header: 'Total',
    align: 'right',
    render: ({ balance }) => <Quantity value={balance} />,
  },
  {
    key: 'locked',
    header: 'Locked',
    align: 'right',
    render: ({ lockedBalance }) => <Quantity value={lockedBalance} />,
  },
  {
    key: 'value',
    header: 'Value',
    align: 'right',
    onPhone: 'aside',
    render: ({ value }) => <Money value={value} />,
  },
];

function factsOf(user: AdminUserDetail): Fact[] {
  return [
    { name: 'E-mail', value: user.email },
    { name: 'Role', value: ROLE_LABELS[user.role] },
    { name: 'Identity check', value: <StatusChip status={user.kycStatus} /> },
    {
      name: 'Account',
      value: <StatusChip status={user.isActive ? 'enabled' : 'disabled'} />,
    },
    { name: 'Open orders', value: formatDecimal(String(user.openOrderCount)) },
    { name: 'Trades', value: formatDecimal(String(user.tradeCount)) },
    { name: 'Registered', value: formatDateTime(user.createdAt) },
    {
      name: 'Last sign-in',
      value: user.lastLoginAt === null ? 'Never' : formatDateTime(user.lastLoginAt),
    },
    {
      name: 'Id',
      value: <CopyableText text={user.id} label="user id" lengthMax={18} />,
    },
  ];
}

/** What the operator may change about this user, as the server will decide it. */
function useAllowedChanges(user: AdminUserDetail | null): {
  kinds: UserChangeKind[];
  hint: string | null;
} {
  const ownId = useAppSelector(selectUser)?.id;
  const mayRole = useAppSelector((state) => selectCan(state, 'users:role'));
  const mayKyc = useAppSelector((state) => selectCan(state, 'users:kyc'));
  const mayWrite = useAppSelector((state) => selectCan(state, 'users:write'));
  if (user === null) return { kinds: [], hint: null };
  if (user.id === ownId) {
    return { kinds: [], hint: 'Nobody changes their own role, identity check or account.' };
  }
  if (user.role !== 'user' && !mayRole) {
    return { kinds: [], hint: 'Only an administrator changes the accounts of staff.' };
  }
  const kinds: UserChangeKind[] = [
    ...(mayRole ? (['role'] as const) : []),
    ...(mayKyc ? (['kycStatus'] as const) : []),
    ...(mayWrite ? (['isActive'] as const) : []),
  ];
  return { kinds, hint: null };
}

function actionLabel(kind: UserChangeKind, user: AdminUserDetail): string {
  switch (kind) {
    case 'role':
      return 'Change role';
    case 'kycStatus':
      return 'Identity check';
    case 'isActive':
      return user.isActive ? 'Close account' : 'Open account';
  }
}

interface UserDrawerProps {
  userId: string;
  isOpen: boolean;
  onClose: () => void;
  /** The user was changed. */
  onChanged: () => void;
}

/** One user: account, activity, balances, and what may be changed. */
export function UserDrawer({ userId, isOpen, onClose, onChanged }: UserDrawerProps) {
  const source = useCallback((signal: AbortSignal) => api.admin.user(userId, signal), [userId]);
  const { data: user, load, reload } = useLoaded(source);
  const [changing, setChanging] = useState<UserChangeKind | null>(null);
  const { kinds, hint } = useAllowedChanges(user);
  const mayAudit = useAppSelector((state) => selectCan(state, 'audit:read'));
  return (
    <DetailDrawer
      isOpen={isOpen}
      onClose={onClose}
      title={user?.username ?? 'User'}
      subtitle={user?.email}
      actions={
        user !== null &&
        kinds.length > 0 &&
        kinds.map((kind) => (
          <Button
            key={kind}
            variant={kind === 'isActive' && user.isActive ? 'contained' : 'outlined'}
            color={kind === 'isActive' && user.isActive ? 'error' : 'primary'}
            onClick={() => {
              setChanging(kind);
            }}
          >
            {actionLabel(kind, user)}
          </Button>
        ))
      }
    >
      {user === null && load.status === 'failed' && (
        <ErrorState title="The user could not be loaded" error={load.error} onRetry={reload} />
      )}
      {user === null && load.status === 'loading' && <LoadingState label="User" rows={9} />}
      {user !== null && (
        <>
          {hint !== null && (
            <Alert severity="info" sx={{ mb: 3 }}>
              {hint}
            </Alert>
          )}
          <FactList facts={factsOf(user)} isCompact />
          {mayAudit && (
            <MuiLink
              component={Link}
              to={`/admin/audit?type=user&target=${user.id}`}
              variant="body2"
              sx={{ display: 'inline-block', mt: 2 }}
            >
              What operators changed about this user
            </MuiLink>
          )}
          <Typography variant="h3" sx={{ mt: 5, mb: 2 }}>
            Balances
          </Typography>
          <Box sx={{ mx: -3 }}>
            <DataTable
              label="Balances"
              columns={BALANCE_COLUMNS}
              rows={user.balances.filter(({ balance }) => signOf(balance) !== 0)}
              rowKey={({ tokenId }) => tokenId}
              load={READY}
              empty={{ title: 'No balances' }}
              isCompact
            />
          </Box>
        </>
      )}
      {changing !== null && user !== null && (
        <ChangeUserDialog
          user={user}
          kind={changing}
          onClose={() => {
            setChanging(null);
          }}
          onDone={() => {
            reload();
            onChanged();
          }}
        />
      )}
    </DetailDrawer>
  );
}
