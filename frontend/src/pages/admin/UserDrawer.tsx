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
import { adminTexts } from '../../i18n/en/admin.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDecimal, signOf } from '../../lib/decimal-text.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectCan, selectUser } from '../../store/slices/authSlice.ts';
import { READY } from '../../store/load-state.ts';
import { AccountState } from './AccountState.tsx';
import { FeeOverrides } from './FeeOverrides.tsx';
import { ResetTotpDialog } from './ResetTotpDialog.tsx';
import { ChangeUserDialog, type UserChangeKind } from './ChangeUserDialog.tsx';

type AdminText = Translate<typeof adminTexts.english>;

function balanceColumns(t: AdminText): Column<WalletBalance>[] {
  return [
    { key: 'asset', header: t('users.asset'), onPhone: 'title', render: ({ symbol }) => symbol },
    {
      key: 'balance',
      header: t('users.total'),
      align: 'right',
      render: ({ balance }) => <Quantity value={balance} />,
    },
    {
      key: 'locked',
      header: t('users.locked'),
      align: 'right',
      render: ({ lockedBalance }) => <Quantity value={lockedBalance} />,
    },
    {
      key: 'value',
      header: t('users.value'),
      align: 'right',
      onPhone: 'aside',
      render: ({ value }) => <Money value={value} />,
    },
  ];
}

function factsOf(t: AdminText, user: AdminUserDetail): Fact[] {
  return [
    { name: t('users.email'), value: user.email },
    { name: t('users.role'), value: t(`role.${user.role}`) },
    { name: t('users.identityCheck'), value: <StatusChip status={user.kycStatus} /> },
    {
      name: t('users.account'),
      value: <AccountState user={user} />,
    },
    {
      name: t('users.twoFactor'),
      value: t(user.totpEnabled ? 'users.twoFactorOn' : 'users.twoFactorOff'),
    },
    { name: t('users.openOrders'), value: formatDecimal(String(user.openOrderCount)) },
    { name: t('users.trades'), value: formatDecimal(String(user.tradeCount)) },
    { name: t('users.registered'), value: formatDateTime(user.createdAt) },
    {
      name: t('users.lastSignIn'),
      value: user.lastLoginAt === null ? t('never') : formatDateTime(user.lastLoginAt),
    },
    {
      name: t('users.id'),
      value: <CopyableText text={user.id} label={t('users.theUserId')} lengthMax={18} />,
    },
  ];
}

/** What the operator may change about this user, as the server will decide it. */
function useAllowedChanges(user: AdminUserDetail | null): {
  kinds: UserChangeKind[];
  mayResetTotp: boolean;
  hint: string | null;
} {
  const t = useText(adminTexts);
  const ownId = useAppSelector(selectUser)?.id;
  const mayRole = useAppSelector((state) => selectCan(state, 'users:role'));
  const mayKyc = useAppSelector((state) => selectCan(state, 'users:kyc'));
  const mayWrite = useAppSelector((state) => selectCan(state, 'users:write'));
  if (user === null) return { kinds: [], mayResetTotp: false, hint: null };
  if (user.id === ownId) {
    return { kinds: [], mayResetTotp: false, hint: t('users.nobodyOwn') };
  }
  if (user.role !== 'user' && !mayRole) {
    return { kinds: [], mayResetTotp: false, hint: t('users.onlyAdmin') };
  }
  const kinds: UserChangeKind[] = [
    ...(mayRole ? (['role'] as const) : []),
    ...(mayKyc ? (['kycStatus'] as const) : []),
    ...(mayWrite && user.isFrozen ? (['isFrozen'] as const) : []),
    ...(mayWrite ? (['isActive'] as const) : []),
  ];
  return { kinds, mayResetTotp: mayWrite && user.totpEnabled, hint: null };
}

function actionLabel(t: AdminText, kind: UserChangeKind, user: AdminUserDetail): string {
  switch (kind) {
    case 'role':
      return t('users.changeRole');
    case 'kycStatus':
      return t('users.identityCheck');
    case 'isFrozen':
      return t('users.unfreeze');
    case 'isActive':
      return t(user.isActive ? 'users.closeAccount' : 'users.openAccount');
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
  const t = useText(adminTexts);
  const source = useCallback((signal: AbortSignal) => adminApi.user(userId, signal), [userId]);
  const { data: user, load, reload } = useLoaded(source);
  const [changing, setChanging] = useState<UserChangeKind | 'totp' | null>(null);
  const { kinds, mayResetTotp, hint } = useAllowedChanges(user);
  const mayReadFees = useAppSelector((state) => selectCan(state, 'fees:read'));
  const mayAudit = useAppSelector((state) => selectCan(state, 'audit:read'));
  const close = () => {
    setChanging(null);
  };
  const changed = () => {
    reload();
    onChanged();
  };
  return (
    <DetailDrawer
      isOpen={isOpen}
      onClose={onClose}
      title={user?.username ?? t('users.user')}
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
            {actionLabel(t, kind, user)}
          </Button>
        ))
      }
    >
      {user === null && load.status === 'failed' && (
        <ErrorState title={t('users.notLoaded')} error={load.error} onRetry={reload} />
      )}
      {user === null && load.status === 'loading' && (
        <LoadingState label={t('users.user')} rows={9} />
      )}
      {user !== null && (
        <>
          {hint !== null && (
            <Alert severity="info" sx={{ mb: 3 }}>
              {hint}
            </Alert>
          )}
          <FactList facts={factsOf(t, user)} isCompact />
          {mayResetTotp && (
            <Button
              size="small"
              variant="outlined"
              sx={{ mt: 2, mr: 3 }}
              onClick={() => {
                setChanging('totp');
              }}
            >
              {t('users.resetTwoFactor')}
            </Button>
          )}
          {mayAudit && (
            <MuiLink
              component={Link}
              to={`/admin/audit?type=user&target=${user.id}`}
              variant="body2"
              sx={{ display: 'inline-block', mt: 2 }}
            >
              {t('users.whatChanged')}
            </MuiLink>
          )}
          {mayReadFees && <FeeOverrides userId={user.id} />}
          <Typography variant="h3" sx={{ mt: 5, mb: 2 }}>
            {t('users.balances')}
          </Typography>
          <Box sx={{ mx: -3 }}>
            <DataTable
              label={t('users.balances')}
              columns={balanceColumns(t)}
              rows={user.balances.filter(({ balance }) => signOf(balance) !== 0)}
              rowKey={({ tokenId }) => tokenId}
              load={READY}
              empty={{ title: t('users.noBalances') }}
              isCompact
            />
          </Box>
        </>
      )}
      {changing === 'totp' && user !== null && (
        <ResetTotpDialog user={user} onClose={close} onDone={changed} />
      )}
      {changing !== null && changing !== 'totp' && user !== null && (
        <ChangeUserDialog user={user} kind={changing} onClose={close} onDone={changed} />
      )}
    </DetailDrawer>
  );
}
