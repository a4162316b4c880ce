import type { WithdrawalAddress } from '@tokentradex/backend/contracts';

/** Whether the waiting period of an address is over. */
export function isUsable({ usableFrom }: Pick<WithdrawalAddress, 'usableFrom'>, nowMs: number) {
  return Date.parse(usableFrom) <= nowMs;
}
