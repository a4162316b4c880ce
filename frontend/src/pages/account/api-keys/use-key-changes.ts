import type { ApiKey } from '@tokentradex/backend/contracts';
import { useState } from 'react';
import { apiKeyTexts } from '../../../i18n/en/api-keys.ts';
import { useText } from '../../../i18n/use-text.ts';
import { toErrorData } from '../../../services/api-error.ts';
import { accountApi } from '../../../services/account-api.ts';
import { notify, notifyError } from '../../../services/notify.ts';

export interface KeyChanges {
  isBusy: boolean;
  /** Disables an enabled key and the other way round. */
  toggle: (key: ApiKey) => Promise<void>;
  remove: (key: ApiKey) => Promise<void>;
}

/** Changes of a key that need no form: they say what became of them. @param onChanged after each. */
export function useKeyChanges(onChanged: () => void): KeyChanges {
  const t = useText(apiKeyTexts);
  const [isBusy, setIsBusy] = useState(false);
  const run = async (request: () => Promise<unknown>, done: string, failed: string) => {
    setIsBusy(true);
    try {
      await request();
      notify('success', done);
    } catch (error) {
      notifyError(failed, toErrorData(error));
    } finally {
      setIsBusy(false);
      onChanged();
    }
  };
  return {
    isBusy,
    toggle: ({ id, isEnabled }: ApiKey) =>
      run(
        () => accountApi.apiKeys.update(id, { isEnabled: !isEnabled }),
        isEnabled ? t('disabled') : t('enabled'),
        t('notSaved'),
      ),
    remove: ({ id }: ApiKey) =>
      run(() => accountApi.apiKeys.remove(id), t('deleted'), t('notDeleted')),
  };
}
