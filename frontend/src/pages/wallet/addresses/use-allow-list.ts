import { useState } from 'react';
import { withdrawalRuleTexts } from '../../../i18n/en/withdrawal-rules.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ApiError, toErrorData } from '../../../services/api-error.ts';
import { api } from '../../../services/api.ts';
import { notify, notifyError } from '../../../services/notify.ts';

interface AllowList {
  isBusy: boolean;
  /** Resolves when it is known whether the server took it. */
  set: (isOn: boolean) => Promise<void>;
}

/** Switches allow-list mode, and tells what became of it. @param onDone asks for the policy again. */
export function useAllowList(onDone: () => void): AllowList {
  const t = useText(withdrawalRuleTexts);
  const [isBusy, setIsBusy] = useState(false);
  const set = async (isOn: boolean) => {
    setIsBusy(true);
    try {
      await api.withdrawalRules.setPolicy(isOn);
      if (isOn) notify('success', t('allowListIsOn'), t('allowListIsOnHint'));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      notifyError(t('notChanged'), toErrorData(error));
    } finally {
      setIsBusy(false);
      onDone();
    }
  };
  return { isBusy, set };
}
