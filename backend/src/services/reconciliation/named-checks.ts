import type { ReconciliationPace } from '../../contracts/index.ts';
import { INVARIANT_CHECKS } from '../invariants/all-checks.ts';
import { LOOK_CHECKS } from './wallet-look.ts';

export interface NamedCheck {
  /** "I1" to "I13". */
  invariant: string;
  /** What should hold; unlike every other check's. */
  message: string;
  pace: ReconciliationPace;
}

/** Everything that is looked at, and how often. */
export const NAMED_CHECKS: readonly NamedCheck[] = [
  ...Object.values(LOOK_CHECKS).map((check): NamedCheck => ({ ...check, pace: 'seconds' })),
  ...INVARIANT_CHECKS.map(({ invariant, message, scope }): NamedCheck => ({
    invariant,
    message,
    pace: scope === 'boot' ? 'minutes' : 'hours',
  })),
];
