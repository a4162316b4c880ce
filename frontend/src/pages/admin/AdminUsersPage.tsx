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
import { oneOf } from '../../lib/one-of.ts';
import { formatDate, formatDateTime } from '../../lib/time-text.ts';
import { api } from '../../services/api.ts';
import { KYC_LABELS, ROLE_LABELS } from './role-words.ts';
import { useDebounced } from './use-debounced.ts';
import { UserDrawer } from './UserDrawer.tsx';

const SEARCH_DELAY_MS = 250;

const ACCOUNT_OPTIONS = [
  { value: 'open', label: 'Enabled' },
  { value: 'closed', label: 'Disabled' },
] as const;

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
      api.admin.users(
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

function columnsOf(onOpen: (user: AdminUser) => void): Column<AdminUser>[] {
  return [
    {
      key: 'user',
      header: 'User',
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
    { key: 'role', header: 'Role', render: ({ role }) => ROLE_LABELS[role] },
    {
      key: 'kyc',
      header: 'Identity',
      render: ({ kycStatus }) => <StatusChip status={kycStatus} />,
    },
    {
      key: 'account',
      header: 'Account',
      onPhone: 'aside',
      render: ({ isActive }) => <StatusChip status={isActive ? 'enabled' : 'disabled'} />,
    },
    {
      key: 'login',
      header: 'Last sign-in',
      onPhone: 'wide',
      render: ({ lastLoginAt }) => (
        <Figure tone="muted">{lastLoginAt === null ? 'Never' : formatDateTime(lastLoginAt)}</Figure>
      ),
    },
    {
      key: 'created',
      header: 'Registered',
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
  return (
    <Box
      role="group"
      aria-label="Filters"
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
        label="Search by name or e-mail"
        value={filters.search}
        onChange={(q) => {
          onChange({ q });
        }}
        hasShortcut
      />
      <FilterSelect
        label="Role"
        value={filters.role}
        options={ROLES.map((value) => ({ value, label: ROLE_LABELS[value] }))}
        onChange={(role) => {
          onChange({ role: role ?? null });
        }}
      />
      <FilterSelect
        label="Identity"
        value={filters.kycStatus}
        options={KYC_STATUSES.map((value) => ({ value, label: KYC_LABELS[value] }))}
        onChange={(kyc) => {
          onChange({ kyc: kyc ?? null });
        }}
      />
      <FilterSelect
        label="Account"
        value={filters.account}
        options={ACCOUNT_OPTIONS}
        onChange={(account) => {
          onChange({ account: account ?? null });
        }}
      />
    </Box>
  );
}

export function AdminUsersPage() {
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
    <Page title="Users">
      <PageHeader title="Users" />
      <Card>
        <FilterBar filters={filters} onChange={change} />
        <DataTable
          label="Users"
          columns={columnsOf(open)}
          rows={list.rows}
          rowKey={({ id }) => id}
          load={list.load}
          onRetry={list.retry}
          onLoadMore={list.loadMore}
          isLoadingMore={list.isLoadingMore}
          onRowClick={open}
          empty={{ title: 'No user matches', hint: 'Search for part of a name or an e-mail.' }}
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
