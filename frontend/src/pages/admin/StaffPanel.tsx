import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import { ROLES, type AdminUser, type Role } from '@tokentradex/backend/contracts';
import { useCallback, useState } from 'react';
import { Link } from 'react-router-dom';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Figure } from '../../components/Figure.tsx';
import { FilterBar } from '../../components/FilterBar.tsx';
import { FilterSelect } from '../../components/FilterSelect.tsx';
import { Panel } from '../../components/Panel.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { usePagedList, type PageSource } from '../../components/use-paged-list.ts';
import { useUrlParams } from '../../components/use-url-params.ts';
import { adminTexts } from '../../i18n/en/admin.ts';
import { roleTexts } from '../../i18n/en/roles.ts';
import { useText } from '../../i18n/use-text.ts';
import { oneOf } from '../../lib/one-of.ts';
import { formatDateTime } from '../../lib/time-text.ts';
import { adminApi } from '../../services/admin-api.ts';
import { useAppSelector } from '../../store/index.ts';
import { selectCan, selectUser } from '../../store/slices/authSlice.ts';
import { ChangeUserDialog } from './ChangeUserDialog.tsx';
import { useDebounced } from './use-debounced.ts';

const SEARCH_DELAY_MS = 250;
/** Whom the list shows: those with one role, or everybody when somebody is to be given one. */
const SHOWN = [...ROLES.filter((role) => role !== 'user'), 'everybody'] as const;

function useStaff(search: string, shown: (typeof SHOWN)[number] | undefined) {
  const wanted = useDebounced(search.trim(), SEARCH_DELAY_MS);
  const source: PageSource<AdminUser> = useCallback(
    (cursor, signal) =>
      adminApi.users(
        {
          ...(wanted === '' ? {} : { search: wanted }),
          ...(shown === undefined ? { isStaff: true } : {}),
          ...(shown === undefined || shown === 'everybody' ? {} : { role: shown }),
          ...(cursor === undefined ? {} : { cursor }),
        },
        signal,
      ),
    [wanted, shown],
  );
  return usePagedList(source);
}

function useColumns(onChange: (user: AdminUser) => void): Column<AdminUser>[] {
  const t = useText(roleTexts);
  const names = useText(adminTexts);
  const ownId = useAppSelector(selectUser)?.id;
  const mayChange = useAppSelector((state) => selectCan(state, 'users:role'));
  const columns: Column<AdminUser>[] = [
    {
      key: 'person',
      header: t('person'),
      onPhone: 'title',
      render: ({ id, username, email }) => (
        <>
          <MuiLink
            component={Link}
            to={`/admin/users?user=${id}`}
            color="inherit"
            underline="hover"
            sx={{ fontWeight: 560 }}
          >
            {username}
          </MuiLink>
          {id === ownId && (
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {' '}
              ({t('you')})
            </Box>
          )}
          <Box sx={{ typography: 'caption', color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {email}
          </Box>
        </>
      ),
    },
    {
      key: 'role',
      header: t('role'),
      onPhone: 'aside',
      render: ({ role }) => names(`role.${role}`),
    },
    {
      key: 'account',
      header: t('account'),
      render: ({ isActive }) => <StatusChip status={isActive ? 'enabled' : 'disabled'} />,
    },
    {
      key: 'login',
      header: t('lastSignIn'),
      onPhone: 'wide',
      render: ({ lastLoginAt }) => (
        <Figure tone="muted">
          {lastLoginAt === null ? t('never') : formatDateTime(lastLoginAt)}
        </Figure>
      ),
    },
  ];
  if (!mayChange) return columns;
  const actions: Column<AdminUser> = {
    key: 'actions',
    header: t('actions'),
    isHeaderHidden: true,
    align: 'right',
    onPhone: 'wide',
    render: (user) =>
      user.id === ownId ? (
        <Box component="span" sx={{ typography: 'caption', color: 'text.secondary' }}>
          {t('ownRole')}
        </Box>
      ) : (
        <Button
          size="small"
          variant="outlined"
          aria-label={t('changeOf', { name: user.username })}
          onClick={() => {
            onChange(user);
          }}
          sx={{ my: { xs: 1, sm: -1 } }}
        >
          {t('change')}
        </Button>
      ),
  };
  return [...columns, actions];
}

/** Who has a role, and the change of it. */
export function StaffPanel() {
  const t = useText(roleTexts);
  const names = useText(adminTexts);
  const [params, change] = useUrlParams();
  const search = params.get('q') ?? '';
  const shown = oneOf(SHOWN, params.get('role'));
  const list = useStaff(search, shown);
  const [changed, setChanged] = useState<AdminUser | null>(null);
  const columns = useColumns(setChanged);
  const nameOf = (value: Role | 'everybody') =>
    value === 'everybody' ? t('everybody') : names(`role.${value}`);
  return (
    <Panel title={t('staff')}>
      <FilterBar label={t('filters')}>
        <SearchField
          label={t('search')}
          value={search}
          onChange={(q) => {
            change({ q });
          }}
        />
        <FilterSelect
          label={t('role')}
          value={shown}
          allLabel={t('everyRole')}
          options={SHOWN.map((value) => ({ value, label: nameOf(value) }))}
          onChange={(role) => {
            change({ role: role ?? null });
          }}
        />
      </FilterBar>
      <DataTable
        label={t('staff')}
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        load={list.load}
        onRetry={list.retry}
        onLoadMore={list.loadMore}
        isLoadingMore={list.isLoadingMore}
        empty={{ title: t('nobody'), hint: t('nobodyHint') }}
      />
      {changed !== null && (
        <ChangeUserDialog
          user={changed}
          kind="role"
          onClose={() => {
            setChanged(null);
          }}
          onDone={list.reload}
        />
      )}
    </Panel>
  );
}
