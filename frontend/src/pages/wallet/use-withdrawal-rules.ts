import type {
  AddressPolicy,
  WithdrawalAddress,
  WithdrawalLimits,
} from '@tokentradex/backend/contracts';
import { useCallback } from 'react';
import { useLoaded } from '../../components/use-loaded.ts';
import { accountApi } from '../../services/account-api.ts';

export interface WithdrawalRules {
  addresses: readonly WithdrawalAddress[];
  /** Null when it could not be loaded: the server decides. */
  policy: AddressPolicy | null;
  limits: WithdrawalLimits | null;
}

/** Where one may withdraw to and how much. Null until everything was asked for. */
export function useWithdrawalRules(): { rules: WithdrawalRules | null; reload: () => void } {
  const fetchRules = useCallback(async (signal: AbortSignal): Promise<WithdrawalRules> => {
    const [addresses, policy, limits] = await Promise.allSettled([
      accountApi.withdrawalRules.addresses(signal),
      accountApi.withdrawalRules.policy(signal),
      accountApi.withdrawalRules.limits(signal),
    ]);
    return {
      addresses: addresses.status === 'fulfilled' ? addresses.value : [],
      policy: policy.status === 'fulfilled' ? policy.value : null,
      limits: limits.status === 'fulfilled' ? limits.value : null,
    };
  }, []);
  const { data, reload } = useLoaded(fetchRules);
  return { rules: data, reload };
}
