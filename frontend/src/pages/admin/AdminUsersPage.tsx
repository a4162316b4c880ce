import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import MuiLink from '@mui/material/Link';
import {
  KYC_STATUSES,
  ROLES,
  type AdminUser,
  type KycStatus,
  type Role,
} from '@tokentradex/backend/contracts';
import { useCallback, useState } from 'react';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { FilterSelect } from '../../components/FilterSelect.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { usePagedList, type PageSource } from '../../components/use-paged-list.ts';
import { useUrlParams } from '../../components/use-url-params.ts';
import { adminTexts } from '../../i18n/en/admin.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { oneOf } from '../../lib/one-of.ts';
import { formatDate, formatDateTime } from '../../lib/time-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { AccountState } from './AccountState.tsx';
import { useDebounced } from './use-debounced.ts';
import { UserDrawer } from './UserDrawer.tsx';

const SEARCH_DELAY_MS = 250;

interface UserFilters {
  search: string;
  role: Role | undefined;
  kycStatus: KycStatus | undefined;
  account: 'open' | 'closed' | undefined;
}

function readFilters(params: URLSearchParams): UserFilters {
  return {
    search: params.get('q') ?? '',
    role: oneOf(ROLES, params.get('role')),
    kycStatus: oneOf(KYC_STATUSES, params.get('kyc')),
    account: oneOf(['open', 'closed'], params.get('account')),
  };
}

function useUsers({ search, role, kycStatus, account }: UserFilters) {
  const wanted = useDebounced(search.trim(), SEARCH_DELAY_MS);
  const source: PageSource<AdminUser> = useCallback(
    (cursor, signal) =>
      adminApi.users(
        {
          ...(wanted === '' ? {} : { search: wanted }),
          ...(role === undefined ? {} : { role }),
          ...(kycStatus === undefined ? {} : { kycStatus }),
          ...(account === undefined ? {} : { isActive: account === 'open' }),
          ...(cursor === undefined ? {} : { cursor }),
        },
        signal,
      ),
    [wanted, role, kycStatus, account],
  );
  return usePagedList(source);
}

function columnsOf(
  t: Translate<typeof adminTexts.english>,
  onOpen: (user: AdminUser) => void,
): Column<AdminUser>[] {
  return [
    {
      key: 'user',
      header: t('users.user'),
      onPhone: 'title',
      render: (user) => (
        <>
          <MuiLink
            component="button"
            type="button"
            color="inherit"
            underline="hover"
            onClick={() => {
              onOpen(user);
            }}
            sx={{ fontWeight: 560, fontSize: 'inherit', verticalAlign: 'baseline' }}
          >
            {user.username}
          </MuiLink>
          <Box sx={{ typography: 'caption', color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {user.email}
          </Box>
        </>
      ),
    },
    { key: 'role', header: t('users.role'), render: ({ role }) => t(`role.${role}`) },
    {
      key: 'kyc',
      header: t('users.identity'),
      render: ({ kycStatus }) => <StatusChip status={kycStatus} />,
    },
    {
      key: 'account',
      header: t('users.account'),
      onPhone: 'aside',
      render: (user) => <AccountState user={user} />,
    },
    {
      key: 'login',
      header: t('users.lastSignIn'),
      onPhone: 'wide',
      render: ({ lastLoginAt }) => (
        <Figure tone="muted">
          {lastLoginAt === null ? t('never') : formatDateTime(lastLoginAt)}
        </Figure>
      ),
    },
    {
      key: 'created',
      header: t('users.registered'),
      onPhone: 'wide',
      render: ({ createdAt }) => <Figure tone="muted">{formatDate(createdAt)}</Figure>,
    },
  ];
}

interface FilterBarProps {
  filters: UserFilters;
  onChange: (changes: Record<string, string | null>) => void;
}

function FilterBar({ filters, onChange }: FilterBarProps) {
  const t = useText(adminTexts);
  return (
    <Box
      role="group"
      aria-label={t('filters')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 2,
        px: 4,
        py: 3,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <SearchField
        label={t('users.search')}
        value={filters.search}
        onChange={(q) => {
          onChange({ q });
        }}
        hasShortcut
      />
      <FilterSelect
        label={t('users.role')}
        value={filters.role}
        options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        onChange={(role) => {
          onChange({ role: role ?? null });
        }}
      />
      <FilterSelect
        label={t('users.identity')}
        value={filters.kycStatus}
        options={KYC_STATUSES.map((value) => ({ value, label: t(`kyc.${value}`) }))}
        onChange={(kyc) => {
          onChange({ kyc: kyc ?? null });
        }}
      />
      <FilterSelect
        label={t('users.account')}
        value={filters.account}
        options={[
          { value: 'open', label: t('users.enabled') },
          { value: 'closed', label: t('users.disabled') },
        ]}
        onChange={(account) => {
          onChange({ account: account ?? null });
        }}
      />
    </Box>
  );
}

export function AdminUsersPage() {
  const t = useText(adminTexts);
  const [params, change] = useUrlParams();
  const filters = readFilters(params);
  const list = useUsers(filters);
  const userId = params.get('user');
  // The drawer keeps its user while it slides out.
  const [shownId, setShownId] = useState(userId);
  if (userId !== null && userId !== shownId) setShownId(userId);
  const open = (user: AdminUser) => {
    change({ user: user.id });
  };
  return (
    <Page title={t('users.title')}>
      <PageHeader title={t('users.title')} />
      <Card>
        <FilterBar filters={filters} onChange={change} />
        <DataTable
          label={t('users.title')}
          columns={columnsOf(t, open)}
          rows={list.rows}
          rowKey={({ id }) => id}
          load={list.load}
          onRetry={list.retry}
          onLoadMore={list.loadMore}
          isLoadingMore={list.isLoadingMore}
          onRowClick={open}
          empty={{ title: t('users.noMatch'), hint: t('users.noMatchHint') }}
        />
      </Card>
      {shownId !== null && (
        <UserDrawer
          key={shownId}
          userId={shownId}
          isOpen={userId !== null}
          onClose={() => {
            change({ user: null });
          }}
          onChanged={list.reload}
        />
      )}
    </Page>
  );
}
