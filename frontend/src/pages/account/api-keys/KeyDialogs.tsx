import type { ApiKey, CreatedApiKey } from '@tokentradex/backend/contracts';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { apiKeyTexts } from '../../../i18n/en/api-keys.ts';
import { useText } from '../../../i18n/use-text.ts';
import { accountApi } from '../../../services/account-api.ts';
import { notify } from '../../../services/notify.ts';
import { KeyDialog } from './KeyDialog.tsx';
import { SecretDialog } from './SecretDialog.tsx';
import type { KeyChanges } from './use-key-changes.ts';

/** What stands over the list of keys. */
export type ShownDialog =
  | { kind: 'nothing' }
  | { kind: 'create' }
  | { kind: 'made'; made: CreatedApiKey }
  | { kind: 'edit' | 'delete'; key: ApiKey };

interface KeyDialogsProps {
  shown: ShownDialog;
  onShow: (shown: ShownDialog) => void;
  onChanged: () => void;
  changes: Pick<KeyChanges, 'isBusy' | 'remove'>;
}

/** Making, changing and deleting a key. */
export function KeyDialogs({ shown, onShow, onChanged, changes }: KeyDialogsProps) {
  const t = useText(apiKeyTexts);
  const close = () => {
    onShow({ kind: 'nothing' });
  };
  return (
    <>
      {shown.kind === 'create' && (
        <KeyDialog
          edited={null}
          send={accountApi.apiKeys.create}
          onDone={(made) => {
            onShow({ kind: 'made', made });
            onChanged();
          }}
          onClose={close}
        />
      )}
      {shown.kind === 'made' && <SecretDialog made={shown.made} onDone={close} />}
      {shown.kind === 'edit' && (
        <KeyDialog
          edited={shown.key}
          send={(body) => accountApi.apiKeys.update(shown.key.id, body)}
          onDone={() => {
            notify('success', t('saved'));
            close();
            onChanged();
          }}
          onClose={close}
        />
      )}
      <ConfirmDialog
        isOpen={shown.kind === 'delete'}
        title={t('deleteTitle')}
        confirmLabel={t('deleteConfirm')}
        cancelLabel={t('cancel')}
        isDangerous
        isBusy={changes.isBusy}
        onCancel={close}
        onConfirm={() => {
          if (shown.kind === 'delete') void changes.remove(shown.key).then(close);
        }}
      >
        {shown.kind === 'delete' && t('deleteText', { label: shown.key.label })}
      </ConfirmDialog>
    </>
  );
}
