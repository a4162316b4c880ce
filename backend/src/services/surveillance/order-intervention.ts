import type { OrderState } from '../../engine/state.ts';
import { AppError } from '../../lib/app-error.ts';
import { assert } from '../../lib/assert.ts';
import { OrderModel } from '../../models/order.ts';
import { auditRecord, type Actor } from '../actor.ts';
import type { CommandSubmitter } from '../command-request.ts';
import { refusalError } from '../refusal-error.ts';

const ORDER_ID_PATTERN = /^[1-9]\d{0,14}$/;

/** What operators do to orders of others. */
export class OrderIntervention {
  constructor(private readonly submitter: CommandSubmitter) {}

  /** Cancels anybody's order; its owner is told. @throws AppError `not_found` or `order_closed`. */
  async cancel(actor: Actor, orderId: string, reason: string): Promise<OrderState> {
    const row = ORDER_ID_PATTERN.test(orderId) ? await OrderModel.findByPk(orderId) : null;
    if (row === null) throw new AppError('not_found', 'There is no such order.');
    const { userId, status } = row;
    const outcome = await this.submitter.submit({
      command: { type: 'cancel_order', userId: null, orderId: Number(row.id) },
      audit: auditRecord(actor, {
        action: 'order.cancel',
        targetType: 'order',
        targetId: row.id,
        before: { userId, status },
        after: { userId, status: 'cancelled' },
        reason,
      }),
    });
    if (outcome.kind === 'order') return outcome.order;
    assert(outcome.kind === 'refused', 'a cancellation is an order or refused');
    if (outcome.code !== 'unknown_order') throw refusalError(outcome);
    // The engine has forgotten closed orders.
    await row.reload();
    throw new AppError('order_closed', `The order is ${row.status}.`);
  }
}
