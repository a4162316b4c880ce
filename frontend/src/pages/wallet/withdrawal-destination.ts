import { WITHDRAWAL_ADDRESS_PATTERN, type WithdrawalAddress } from '@tokentradex/backend/contracts';
import type { walletTexts } from '../../i18n/en/wallet.ts';
import type { TextKey } from '../../i18n/i18n.ts';
import { isUsable } from './addresses/usable.ts';
import type { WithdrawalRules } from './use-withdrawal-rules.ts';

/** Stands for an address that is typed. */
export const TYPED = 'typed';
/** Stands for no choice yet. */
export const UNCHOSEN = '';

/** What the choice of a destination offers for one asset. */
export interface Destinations {
  entries: readonly WithdrawalAddress[];
  /** Only addresses of the book, by allow-list mode. */
  isAllowListOnly: boolean;
}

export function destinationsOf(rules: WithdrawalRules | null, tokenId: string): Destinations {
  return {
    entries: rules?.addresses.filter((address) => address.tokenId === tokenId) ?? [],
    isAllowListOnly: rules?.policy?.allowListOnly ?? false,
  };
}

/**
 * The entry that is meant, `TYPED`, or `UNCHOSEN`. Without a valid choice it is typing where that is
 * allowed, otherwise the only entry that can be used.
 * @param chosen the id of an entry, or `TYPED`; entries of other assets count as no choice.
 */
export function effectiveChoice(
  chosen: string,
  { entries, isAllowListOnly }: Destinations,
  nowMs: number,
): string {
  const usable = entries.filter((entry) => isUsable(entry, nowMs));
  if (usable.some(({ id }) => id === chosen)) return chosen;
  if (!isAllowListOnly) return TYPED;
  return usable.length === 1 ? (usable[0]?.id ?? UNCHOSEN) : UNCHOSEN;
}

/** What is wrong with a typed address. */
export function typedProblem(text: string): TextKey<typeof walletTexts> | undefined {
  if (text.trim() === '') return 'enterAddress';
  return WITHDRAWAL_ADDRESS_PATTERN.test(text.trim()) ? undefined : 'addressRule';
}
