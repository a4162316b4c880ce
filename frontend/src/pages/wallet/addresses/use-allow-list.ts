import { useState } from 'react';
import { withdrawalRuleTexts } from '../../../i18n/en/withdrawal-rules.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ApiError, toErrorData } from '../../../services/api-error.ts';
import { accountApi } from '../../../services/account-api.ts';
import { notifyError } from '../../../services/notify.ts';

interface AllowList {
  isBusy: boolean;
  /** Resolves when it is known whether the server took it. */
  set: (isOn: boolean) => Promise<void>;
}

/** Switches allow-list mode; the exchange tells of each change itself. @param onDone asks for the policy again. */
export function useAllowList(onDone: () => void): AllowList {
  const t = useText(withdrawalRuleTexts);
  const [isBusy, setIsBusy] = useState(false);
  const set = async (isOn: boolean) => {
    setIsBusy(true);
    try {
      await accountApi.withdrawalRules.setPolicy(isOn);
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
