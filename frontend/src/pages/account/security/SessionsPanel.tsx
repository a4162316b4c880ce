import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { AccountSession } from '@tokentradex/backend/contracts';
import { useCallback, useState } from 'react';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { DataTable, type Column } from '../../../components/DataTable.tsx';
import { Figure } from '../../../components/Figure.tsx';
import { Panel } from '../../../components/Panel.tsx';
import { usePagedList, type PageSource } from '../../../components/use-paged-list.ts';
import { useSending } from '../../../components/use-sending.ts';
import { securityTexts } from '../../../i18n/en/security.ts';
import type { Translate } from '../../../i18n/i18n.ts';
import { useText } from '../../../i18n/use-text.ts';
import { browserName } from '../../../lib/browser-name.ts';
import { formatDateTime } from '../../../lib/time-text.ts';
import { toErrorData } from '../../../services/api-error.ts';
import { accountApi } from '../../../services/account-api.ts';
import { notify, notifyError } from '../../../services/notify.ts';
import { StateMark } from './StateMark.tsx';

const PAGE_SIZE = 10;

type SecurityText = Translate<typeof securityTexts.english>;

function deviceOf(t: SecurityText, { userAgent }: AccountSession): string {
  return browserName(userAgent ?? '') ?? t('unknownDevice');
}

function sessionColumns(
  t: SecurityText,
  onEnd: (session: AccountSession) => void,
): Column<AccountSession>[] {
  return [
    {
      key: 'device',
      header: t('device'),
      onPhone: 'title',
      render: (session) => (
        <Box sx={DEVICE}>
          <span title={session.userAgent ?? undefined}>{deviceOf(t, session)}</span>
          {session.isCurrent && <StateMark isGood label={t('thisDevice')} />}
        </Box>
      ),
    },
    {
      key: 'address',
      header: t('address'),
      onPhone: 'wide',
      render: ({ ip }) => <Figure>{ip ?? '–'}</Figure>,
    },
    {
      key: 'lastUsed',
      header: t('lastUsed'),
      onPhone: 'wide',
      render: ({ lastUsedAt }) => <Figure>{formatDateTime(lastUsedAt)}</Figure>,
    },
    {
      key: 'signedIn',
      header: t('signedInAt'),
      onPhone: 'hidden',
      render: ({ createdAt }) => <Figure>{formatDateTime(createdAt)}</Figure>,
    },
    {
      key: 'actions',
      header: t('actions'),
      isHeaderHidden: true,
      align: 'right',
      onPhone: 'aside',
      render: (session) =>
        session.isCurrent ? null : (
          <Button
            size="small"
            variant="outlined"
            aria-label={t('endOf', { device: deviceOf(t, session) })}
            onClick={() => {
              onEnd(session);
            }}
          >
            {t('end')}
          </Button>
        ),
    },
  ];
}

/** Where the user is signed in, and how to end it. */
export function SessionsPanel() {
  const t = useText(securityTexts);
  const source: PageSource<AccountSession> = useCallback(
    (cursor, signal) =>
      accountApi.security.sessions(
        { limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) },
        signal,
      ),
    [],
  );
  const list = usePagedList(source);
  const [ending, setEnding] = useState<AccountSession | 'others' | null>(null);
  const hasOthers = list.rows.some(({ isCurrent }) => !isCurrent);
  return (
    <Panel
      title={t('sessions')}
      note={t('sessionsNote')}
      actions={
        hasOthers && (
          <Button
            size="small"
            variant="outlined"
            onClick={() => {
              setEnding('others');
            }}
          >
            {t('endOthers')}
          </Button>
        )
      }
    >
      <DataTable
        label={t('sessions')}
        columns={sessionColumns(t, setEnding)}
        rows={list.rows}
        rowKey={({ id }) => id}
        load={list.load}
        onRetry={list.retry}
        empty={{ title: t('noSessions') }}
        onLoadMore={list.loadMore}
        isLoadingMore={list.isLoadingMore}
        loadingRows={2}
        isCompact
      />
      {ending !== null && (
        <EndDialog
          ending={ending}
          onDone={list.reload}
          onClose={() => {
            setEnding(null);
          }}
        />
      )}
    </Panel>
  );
}

interface EndDialogProps {
  ending: AccountSession | 'others';
  onDone: () => void;
  onClose: () => void;
}

function EndDialog({ ending, onDone, onClose }: EndDialogProps) {
  const t = useText(securityTexts);
  const { isBusy, send } = useSending();
  const isOthers = ending === 'others';
  const end = async () => {
    if (isOthers) {
      const { endedCount } = await accountApi.security.endOtherSessions();
      notify('success', t('endedOthers', { count: endedCount }));
    } else {
      await accountApi.security.endSession(ending.id);
      notify('success', t('ended'));
    }
  };
  const confirm = async () => {
    await send(async () => {
      try {
        await end();
      } catch (failure) {
        notifyError(t('notEnded'), toErrorData(failure));
      }
    });
    onDone();
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      title={t(isOthers ? 'endOthersQuestion' : 'endQuestion')}
      confirmLabel={t(isOthers ? 'endOthers' : 'endSession')}
      cancelLabel={t(isOthers ? 'keepThem' : 'cancel')}
      isDangerous
      isBusy={isBusy}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      {isOthers
        ? t('endOthersText')
        : t('endText', {
            device: deviceOf(t, ending),
            address: ending.ip ?? t('unknownAddress'),
          })}
    </ConfirmDialog>
  );
}

/** As high as the button at the row's end, which the present device has none of. */
const DEVICE = {
  display: 'flex',
  flexWrap: 'wrap',
  gap: 2,
  alignItems: 'center',
  minHeight: 28,
} as const;
