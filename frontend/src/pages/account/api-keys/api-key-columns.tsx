import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import PowerIcon from '@mui/icons-material/PowerSettingsNew';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import type { ApiKey } from '@tokentradex/backend/contracts';
import type { ReactNode } from 'react';
import { CopyableText } from '../../../components/CopyableText.tsx';
import type { Column } from '../../../components/DataTable.tsx';
import { Figure } from '../../../components/Figure.tsx';
import { StatusChip } from '../../../components/StatusChip.tsx';
import type { apiKeyTexts } from '../../../i18n/en/api-keys.ts';
import type { Translate } from '../../../i18n/i18n.ts';
import { shortenMiddle } from '../../../lib/shorten-middle.ts';
import { formatClock, formatDate, formatDateTime } from '../../../lib/time-text.ts';
import { PermissionChips } from './PermissionChips.tsx';

const API_KEY_LENGTH_SHOWN = 13;
/** Every single IPv4 address whole. */
const ADDRESS_LENGTH_SHOWN = 15;

interface KeyActions {
  edit: (key: ApiKey) => void;
  toggle: (key: ApiKey) => void;
  remove: (key: ApiKey) => void;
}

/** A table's columns. @param nowMs decides which keys have expired. */
export function apiKeyColumns(
  t: Translate<typeof apiKeyTexts.english>,
  actions: KeyActions,
  nowMs: number,
): Column<ApiKey>[] {
  return [
    {
      key: 'label',
      header: t('label'),
      onPhone: 'title',
      render: ({ label, apiKey }) => (
        <Box sx={{ minWidth: 0 }}>
          <Box sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{label}</Box>
          <Small>
            <CopyableText text={apiKey} label={t('apiKey')} lengthMax={API_KEY_LENGTH_SHOWN} />
          </Small>
        </Box>
      ),
    },
    {
      key: 'permissions',
      header: t('permissions'),
      onPhone: 'wide',
      render: ({ permissions }) => <PermissionChips permissions={permissions} />,
    },
    {
      key: 'ips',
      header: t('allowedIps'),
      onPhone: 'wide',
      render: ({ allowedIps }) => <Addresses t={t} addresses={allowedIps} />,
    },
    {
      key: 'created',
      header: t('created'),
      onPhone: 'wide',
      render: ({ createdAt }) => <Figure>{formatDate(createdAt)}</Figure>,
    },
    {
      key: 'lastUsed',
      header: t('lastUsed'),
      onPhone: 'wide',
      render: ({ lastUsedAt, lastUsedIp }) =>
        lastUsedAt === null ? (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {t('never')}
          </Box>
        ) : (
          <>
            <Figure>{formatDateTime(lastUsedAt)}</Figure>
            <Small>
              <span title={lastUsedIp ?? ''}>
                {shortenMiddle(lastUsedIp ?? '', ADDRESS_LENGTH_SHOWN)}
              </span>
            </Small>
          </>
        ),
    },
    {
      key: 'expires',
      header: t('expires'),
      onPhone: 'wide',
      render: ({ expiresAt }) =>
        expiresAt === null ? (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {t('never')}
          </Box>
        ) : (
          <>
            <Figure>{formatDate(expiresAt)}</Figure>
            <Small>
              <Figure>{formatClock(expiresAt)}</Figure>
            </Small>
          </>
        ),
    },
    {
      key: 'state',
      header: t('state'),
      onPhone: 'aside',
      render: (key) => <StatusChip status={stateOf(key, nowMs)} />,
    },
    {
      key: 'actions',
      header: t('actions'),
      isHeaderHidden: true,
      align: 'right',
      onPhone: 'wide',
      render: (key) => <Actions t={t} apiKey={key} actions={actions} />,
    },
  ];
}

function stateOf({ isEnabled, expiresAt }: ApiKey, nowMs: number) {
  if (!isEnabled) return 'disabled';
  return expiresAt !== null && Date.parse(expiresAt) <= nowMs ? 'expired' : 'enabled';
}

interface AddressesProps {
  t: Translate<typeof apiKeyTexts.english>;
  addresses: readonly string[];
}

/** The first address; the others are told to who points at it. */
function Addresses({ t, addresses }: AddressesProps) {
  const [first, ...rest] = addresses;
  if (first === undefined) {
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {t('everywhere')}
      </Box>
    );
  }
  return (
    <span title={addresses.join(', ')}>
      <Figure>{shortenMiddle(first, ADDRESS_LENGTH_SHOWN)}</Figure>
      {rest.length > 0 && <Small>{t('more', { count: rest.length })}</Small>}
    </span>
  );
}

interface ActionsProps {
  t: Translate<typeof apiKeyTexts.english>;
  apiKey: ApiKey;
  actions: KeyActions;
}

function Actions({ t, apiKey, actions }: ActionsProps) {
  const { label, isEnabled } = apiKey;
  const buttons = [
    { name: t('edit', { label }), icon: <EditIcon sx={ICON} />, act: actions.edit },
    {
      name: isEnabled ? t('disable', { label }) : t('enable', { label }),
      icon: <PowerIcon sx={ICON} />,
      act: actions.toggle,
    },
    { name: t('delete', { label }), icon: <DeleteIcon sx={ICON} />, act: actions.remove },
  ];
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', verticalAlign: 'middle', gap: 0.5, my: -1 }}
    >
      {buttons.map(({ name, icon, act }) => (
        <IconButton
          key={name}
          size="small"
          aria-label={name}
          title={name}
          onClick={() => {
            act(apiKey);
          }}
        >
          {icon}
        </IconButton>
      ))}
    </Box>
  );
}

function Small({ children }: { children: ReactNode }) {
  return (
    <Box sx={{ typography: 'caption', color: 'text.secondary', fontWeight: 400 }}>{children}</Box>
  );
}

const ICON = { fontSize: 18 } as const;
