import {
  LIMITS,
  WITHDRAWAL_ADDRESS_PATTERN,
  type WithdrawalAddress,
} from '@tokentradex/backend/contracts';
import type { withdrawalRuleTexts } from '../../../i18n/en/withdrawal-rules.ts';
import type { TextKey } from '../../../i18n/i18n.ts';

export interface AddressDraft {
  tokenId: string;
  label: string;
  address: string;
}

type Problem = TextKey<typeof withdrawalRuleTexts> | undefined;

export function labelProblem({ label }: AddressDraft): Problem {
  if (label.trim() === '') return 'enterLabel';
  return label.length > LIMITS.addressLabelLengthMax ? 'labelTooLong' : undefined;
}

export function addressProblem(
  { tokenId, address }: AddressDraft,
  known: readonly WithdrawalAddress[],
): Problem {
  if (address === '') return 'enterAddress';
  if (!WITHDRAWAL_ADDRESS_PATTERN.test(address)) return 'addressRule';
  const isKnown = known.some((other) => other.tokenId === tokenId && other.address === address);
  return isKnown ? 'isKnown' : undefined;
}

const COMPARED_LENGTH = 6;

/**
 * The first and the last characters, to be compared by eye: programs that put their own address on the
 * clipboard are found by that. Null for what is too short to be an address.
 */
export function endsOf(address: string): { start: string; end: string } | null {
  if (!WITHDRAWAL_ADDRESS_PATTERN.test(address)) return null;
  const length = Math.min(COMPARED_LENGTH, Math.floor(address.length / 2));
  return { start: address.slice(0, length), end: address.slice(-length) };
}
