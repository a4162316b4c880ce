import type { Clock } from '../../lib/clock.ts';
import { LIMITS } from '../../contracts/index.ts';

/** A timestamp may be ahead by the widest window, and is good for as long again after its own time. */
const REMEMBERED_MS = 2 * LIMITS.recvWindowMsMax;
const SIGNATURES_MAX = 100_000;

interface Spending {
  idempotencyKey: string;
  untilMs: number;
}

/**
 * Which `Idempotency-Key` each signature came with. The header is not signed: without this, whoever
 * overhears a withdrawal could send it again under another key, and it would be another withdrawal.
 */
export class SpentSignatures {
  private readonly spendings = new Map<string, Spending>();

  constructor(private readonly clock: Clock) {}

  /** False when the signature was spent under another key. */
  spend(signature: string, idempotencyKey: string): boolean {
    const nowMs = this.clock.nowMs();
    this.forgetOld(nowMs);
    const spending = this.spendings.get(signature);
    if (spending !== undefined) return spending.idempotencyKey === idempotencyKey;
    this.spendings.set(signature, { idempotencyKey, untilMs: nowMs + REMEMBERED_MS });
    return true;
  }

  /** A Map iterates in the order of insertion: the first ends first. */
  private forgetOld(nowMs: number): void {
    for (const [signature, { untilMs }] of this.spendings) {
      if (untilMs > nowMs && this.spendings.size < SIGNATURES_MAX) return;
      this.spendings.delete(signature);
    }
  }
}
