import AddIcon from '@mui/icons-material/Add';
import KeyIcon from '@mui/icons-material/KeyOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { LIMITS } from '@tokentradex/backend/contracts';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { DataTable } from '../../../components/DataTable.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Panel } from '../../../components/Panel.tsx';
import { useLoaded } from '../../../components/use-loaded.ts';
import { useNow } from '../../../components/use-now.ts';
import { apiKeyTexts } from '../../../i18n/en/api-keys.ts';
import { useText } from '../../../i18n/use-text.ts';
import { accountApi } from '../../../services/account-api.ts';
import { apiKeyColumns } from './api-key-columns.tsx';
import { KeyDialogs, type ShownDialog } from './KeyDialogs.tsx';
import { useKeyChanges } from './use-key-changes.ts';

const GUIDE_PATH = '/developers#sign-requests';
const CLOCK_MS = 30_000;

/** The keys of programs that act for this account. */
export function ApiKeysPage() {
  const t = useText(apiKeyTexts);
  const { data, load, reload } = useLoaded(accountApi.apiKeys.list);
  const [shown, setShown] = useState<ShownDialog>({ kind: 'nothing' });
  const nowMs = useNow(CLOCK_MS);
  const changes = useKeyChanges(reload);
  const keys = data?.items ?? [];
  const createButton = (
    <Button
      variant="contained"
      startIcon={<AddIcon />}
      disabled={data === null || keys.length >= LIMITS.apiKeysMax}
      onClick={() => {
        setShown({ kind: 'create' });
      }}
    >
      {t('create')}
    </Button>
  );
  const columns = apiKeyColumns(
    t,
    {
      edit: (key) => {
        setShown({ kind: 'edit', key });
      },
      toggle: (key) => void changes.toggle(key),
      remove: (key) => {
        setShown({ kind: 'delete', key });
      },
    },
    nowMs,
  );
  const isEmpty = load.status === 'ready' && keys.length === 0;
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: 720 }}>
        {t('intro')}{' '}
        <MuiLink component={Link} to={GUIDE_PATH}>
          {t('howToSign')}
        </MuiLink>
      </Typography>
      <Panel
        title={t('title')}
        {...(isEmpty || data === null
          ? {}
          : {
              note: t('count', { count: keys.length, max: LIMITS.apiKeysMax }),
              actions: createButton,
            })}
      >
        {isEmpty ? (
          <NoKeys createButton={createButton} />
        ) : (
          <DataTable
            label={t('title')}
            columns={columns}
            rows={keys}
            rowKey={({ id }) => id}
            load={load}
            onRetry={reload}
            empty={{ title: t('none') }}
            loadingRows={3}
            loadingRowHeight={62}
          />
        )}
      </Panel>
      <KeyDialogs shown={shown} onShow={setShown} onChanged={reload} changes={changes} />
    </>
  );
}

function NoKeys({ createButton }: { createButton: ReactNode }) {
  const t = useText(apiKeyTexts);
  return (
    <EmptyState
      title={t('none')}
      hint={t('noneHint')}
      icon={<KeyIcon />}
      action={
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, justifyContent: 'center' }}>
          {createButton}
          <Button variant="outlined" component={Link} to={GUIDE_PATH}>
            {t('howToSign')}
          </Button>
        </Box>
      }
    />
  );
}
