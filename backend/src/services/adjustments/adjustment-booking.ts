import { Op } from 'sequelize';
import { assert } from '../../lib/assert.ts';
import type { Clock } from '../../lib/clock.ts';
import { parseStored } from '../../lib/decimal.ts';
import type { Logger } from '../../lib/logger.ts';
import { AdjustmentProposalModel } from '../../models/adjustment-proposal.ts';
import type { AuditRecord, CommandOutcome, CommandSubmitter } from '../command-request.ts';
import type { Refusal } from '../../engine/state.ts';
import { fingerprintOf } from '../fingerprint.ts';

const LOOK_INTERVAL_MS = 5_000;
/** A command has its answer or its deadline behind it by then. */
const UNANSWERED_AFTER_MS = 15_000;
const PROPOSALS_PER_LOOK_MAX = 100;

export interface AdjustmentBookingParts {
  submitter: CommandSubmitter;
  /** Only who leads can book. */
  isLeading: () => boolean;
  clock: Clock;
  logger: Logger;
}

/**
 * Books approved adjustments: each through the single writer under a key of its own, so that it has one
 * effect however often it is tried. What a crash or a lost connection left approved and unbooked is
 * taken up again.
 */
export class AdjustmentBooking {
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> = Promise.resolve();

  constructor(private readonly parts: AdjustmentBookingParts) {}

  start(): void {
    this.timer = setInterval(() => {
      this.looking = this.looking.then(() => this.lookSafely());
    }, LOOK_INTERVAL_MS).unref();
  }

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.looking;
  }

  /**
   * Books one that is `applying`. Refused by the engine it is `proposed` again, and nothing happened.
   * @returns the refusal, or null when it is booked.
   * @throws AppError `unavailable` when that is not known: {@link finish} takes it up again.
   */
  async book(proposal: AdjustmentProposalModel): Promise<Refusal | null> {
    const { id, userId, tokenId, decidedBy, reason, attempt, approval } = proposal;
    const amountAtoms = parseStored(proposal.amount);
    assert(decidedBy !== null && approval !== null, 'an approval says whose it is');
    const outcome = await this.parts.submitter.submit({
      command: { type: 'adjust', userId, tokenId, amountAtoms, decidedBy, reason },
      idempotency: {
        userId,
        key: `adjustment:${id}:${attempt}`,
        fingerprint: fingerprintOf([id, attempt, tokenId, amountAtoms]),
      },
      audit: approval as AuditRecord,
    });
    const booked = bookedBy(outcome);
    const mine = { id, attempt, status: 'applying' } as const;
    if (typeof booked === 'number') {
      await AdjustmentProposalModel.update(
        { status: 'approved', transactionId: String(booked) },
        { where: mine },
      );
      return null;
    }
    await AdjustmentProposalModel.update(
      {
        status: 'proposed',
        decidedBy: null,
        decidedAt: null,
        decisionReason: null,
        approval: null,
      },
      { where: mine },
    );
    return booked;
  }

  /** Takes up what was approved and got no answer. @returns how many. */
  async finish(): Promise<number> {
    const rows = await AdjustmentProposalModel.findAll({
      where: {
        status: 'applying',
        decidedAt: { [Op.lt]: new Date(this.parts.clock.nowMs() - UNANSWERED_AFTER_MS) },
      },
      order: [['id', 'ASC']],
      limit: PROPOSALS_PER_LOOK_MAX,
    });
    for (const row of rows) {
      const refused = await this.book(row);
      this.parts.logger.warn('an approved adjustment was taken up again', {
        id: row.id,
        refused: refused?.code ?? null,
      });
    }
    return rows.length;
  }

  private async lookSafely(): Promise<void> {
    if (!this.parts.isLeading()) return;
    try {
      await this.finish();
    } catch (error) {
      this.parts.logger.warn('approved adjustments not booked, trying again', { error });
    }
  }
}

/** The transaction, or why there is none. */
function bookedBy(outcome: CommandOutcome): number | Refusal {
  if (outcome.kind === 'transaction') return outcome.transaction.id;
  if (outcome.kind === 'refused') return outcome;
  assert(outcome.kind === 'repeated', 'an adjustment is a transaction under a key of its own');
  const { outcome: first } = outcome;
  if (first.kind === 'refused') return first;
  assert(first.kind === 'transaction', 'the key of an adjustment names a transaction');
  return first.transactionId;
}
