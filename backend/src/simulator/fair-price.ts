import type { RandomSource } from './random-source.ts';

/** How far prices stray from where they began, as a standard deviation of their logarithm. */
const STRAY = 0.02;
/** A process that slept does not catch up on everything it missed. */
const STEP_SECONDS_MAX = 5;

/**
 * What the demo's traders believe a token is worth, in ticks: a random walk that is pulled back to
 * where it began. A model to pick prices from, never an amount of money.
 */
export class FairPrice {
  private stray = 0;
  private readonly volatilityPerSecond: number;
  private readonly pullPerSecond: number;

  constructor(
    private readonly startTicks: number,
    volatilityPerMinute: number,
    private readonly random: RandomSource,
  ) {
    this.volatilityPerSecond = volatilityPerMinute / Math.sqrt(60);
    this.pullPerSecond = (this.volatilityPerSecond / STRAY) ** 2 / 2;
  }

  get ticks(): number {
    return this.startTicks * Math.exp(this.stray);
  }

  advance(seconds: number): void {
    const step = Math.min(seconds, STEP_SECONDS_MAX);
    this.stray -= this.stray * this.pullPerSecond * step;
    this.stray += this.volatilityPerSecond * Math.sqrt(step) * this.random.normal();
  }
}
