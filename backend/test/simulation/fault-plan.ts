import type { RandomSource } from '../../src/simulator/random-source.ts';

/** How a commit goes wrong, as the database and the network can make it. */
export const COMMIT_FAULTS = [
  'before_begin',
  'mid_batch',
  'unknown_applied',
  'unknown_lost',
  'connection_lost',
  'frozen',
] as const;
export type CommitFault = (typeof COMMIT_FAULTS)[number];

/** What happened in a run, so that a suite can see that everything did. */
export type FaultCounts = Record<CommitFault | 'refused_lead' | 'slow' | 'broken_read', number>;

/** Draws what goes wrong, as long as anything may. */
export class FaultPlan {
  readonly counts: FaultCounts = {
    before_begin: 0,
    mid_batch: 0,
    unknown_applied: 0,
    unknown_lost: 0,
    connection_lost: 0,
    frozen: 0,
    refused_lead: 0,
    slow: 0,
    broken_read: 0,
  };
  isActive = true;

  /**
   * @param rate of commits that fail, 0 to 1.
   * @param latencyMaxMs of one exchange with the database.
   */
  constructor(
    private readonly random: RandomSource,
    private readonly rate: number,
    private readonly latencyMaxMs: number,
  ) {}

  commitFault(): CommitFault | null {
    if (!this.strikes(this.rate)) return null;
    const fault = this.random.pick(COMMIT_FAULTS);
    this.counts[fault] += 1;
    return fault;
  }

  breaksRead(): boolean {
    const breaks = this.strikes(this.rate / 4);
    if (breaks) this.counts.broken_read += 1;
    return breaks;
  }

  refusesLead(): boolean {
    const refuses = this.strikes(this.rate / 2);
    if (refuses) this.counts.refused_lead += 1;
    return refuses;
  }

  latencyMs(): number {
    const usualMs = this.random.uniform() * this.latencyMaxMs;
    if (!this.strikes(this.rate / 4)) return usualMs;
    this.counts.slow += 1;
    return usualMs + this.random.uniform() * 3_000;
  }

  private strikes(share: number): boolean {
    return this.random.uniform() < share && this.isActive;
  }
}
