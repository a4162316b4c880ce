import type { KycStatus } from '../../contracts/index.ts';
import type { Clock } from '../../lib/clock.ts';
import { windowsOf, type LimitWindows } from './limit-window.ts';
import type { Reservations } from './reservations.ts';

/** How much of their limits users have left, for showing. */
export class WithdrawalAllowance {
  constructor(
    private readonly reservations: Reservations,
    private readonly clock: Clock,
  ) {}

  async of(userId: string, kycStatus: KycStatus): Promise<LimitWindows> {
    const nowMs = this.clock.nowMs();
    await this.reservations.reconcile(userId, nowMs);
    return windowsOf(kycStatus, await this.reservations.usage(userId, nowMs));
  }
}
