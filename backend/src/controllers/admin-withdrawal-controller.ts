import type { RequestHandler } from 'express';
import type { AdminWithdrawal } from '../contracts/index.ts';
import { parseBody, parseQuery, pathParameter } from '../middleware/validate.ts';
import type { TokenNames } from '../presenters/order.ts';
import { presentTransaction } from '../presenters/transaction.ts';
import type { QueuedWithdrawal, WithdrawalQueue } from '../services/withdrawal-queue.ts';
import type { WithdrawalDecision, WithdrawalService } from '../services/withdrawal-service.ts';
import { actorOf } from './actor-of.ts';
import { decideWithdrawalSchema, withdrawalsQuerySchema } from './admin-schemas.ts';
import { sendData } from './respond.ts';

export class AdminWithdrawalController {
  constructor(
    private readonly withdrawals: WithdrawalService,
    private readonly queue: WithdrawalQueue,
    private readonly tokens: TokenNames,
  ) {}

  readonly list: RequestHandler = async (req, res) => {
    const query = parseQuery(withdrawalsQuerySchema, req);
    const { items, nextCursor } = await this.queue.list(query);
    sendData(res, { items: items.map((item) => this.present(item)), nextCursor });
  };

  readonly approve = this.decide('approve');
  readonly reject = this.decide('reject');

  private decide(decision: WithdrawalDecision): RequestHandler {
    return async (req, res) => {
      const { reason } = parseBody(decideWithdrawalSchema, req);
      const { id } = await this.withdrawals.decide(
        actorOf(req),
        pathParameter(req, 'id'),
        decision,
        reason,
      );
      sendData(res, this.present(await this.queue.get(id)));
    };
  }

  private present({ transaction, user }: QueuedWithdrawal): AdminWithdrawal {
    return {
      ...presentTransaction(transaction, this.tokens),
      user: {
        id: user.id,
        email: user.email,
        username: user.username,
        kycStatus: user.kycStatus,
      },
      decidedBy: transaction.decidedBy,
    };
  }
}
