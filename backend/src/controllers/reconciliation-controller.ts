import type { RequestHandler, Response } from 'express';
import { parseBody } from '../middleware/validate.ts';
import type { TokenNames } from '../presenters/order.ts';
import { presentReconciliation } from '../presenters/reconciliation.ts';
import type { Reconciler } from '../services/reconciliation/reconciler.ts';
import { actorOf } from './actor-of.ts';
import { unfreezeSchema } from './reconciliation-schemas.ts';
import { sendData } from './respond.ts';

export class ReconciliationController {
  constructor(
    private readonly reconciler: Reconciler,
    private readonly tokens: TokenNames,
  ) {}

  readonly get: RequestHandler = async (_req, res) => {
    await this.send(res);
  };

  readonly run: RequestHandler = async (_req, res) => {
    await this.reconciler.runAll();
    await this.send(res);
  };

  readonly unfreeze: RequestHandler = async (req, res) => {
    const { reason } = parseBody(unfreezeSchema, req);
    await this.reconciler.unfreeze(actorOf(req), reason);
    await this.send(res);
  };

  private async send(res: Response): Promise<void> {
    const sums = await this.reconciler.tokenSums();
    sendData(res, presentReconciliation(this.reconciler.figures, sums, this.tokens));
  }
}
