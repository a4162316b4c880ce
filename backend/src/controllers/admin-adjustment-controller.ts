import type { RequestHandler } from 'express';
import { parseBody, parseQuery, pathParameter } from '../middleware/validate.ts';
import { presentAdjustment, presentAdjustmentPreview } from '../presenters/adjustment.ts';
import type {
  AdjustmentQueue,
  QueuedAdjustment,
} from '../services/adjustments/adjustment-queue.ts';
import type { AdjustmentService } from '../services/adjustments/adjustment-service.ts';
import type { TokenRegistry } from '../services/token-registry.ts';
import { actorOf } from './actor-of.ts';
import {
  adjustmentPreviewSchema,
  adjustmentsQuerySchema,
  decideAdjustmentSchema,
  proposeAdjustmentSchema,
} from './adjustment-schemas.ts';
import { sendData } from './respond.ts';

export class AdminAdjustmentController {
  constructor(
    private readonly adjustments: AdjustmentService,
    private readonly queue: AdjustmentQueue,
    private readonly tokens: TokenRegistry,
  ) {}

  readonly list: RequestHandler = async (req, res) => {
    const query = parseQuery(adjustmentsQuerySchema, req);
    const { items, nextCursor } = await this.queue.list(query);
    sendData(res, { items: items.map((item) => this.present(item)), nextCursor });
  };

  readonly preview: RequestHandler = async (req, res) => {
    const query = parseQuery(adjustmentPreviewSchema, req);
    const estimate = await this.adjustments.preview(query);
    sendData(res, presentAdjustmentPreview(estimate, this.tokens.quote.symbol));
  };

  readonly propose: RequestHandler = async (req, res) => {
    const body = parseBody(proposeAdjustmentSchema, req);
    const proposal = await this.adjustments.propose(actorOf(req), body);
    sendData(res, this.present(proposal), 201);
  };

  readonly approve = this.decide('approve');
  readonly reject = this.decide('reject');

  private decide(decision: 'approve' | 'reject'): RequestHandler {
    return async (req, res) => {
      const body = parseBody(decideAdjustmentSchema, req);
      const decided = await this.adjustments[decision](
        actorOf(req),
        pathParameter(req, 'id'),
        body,
      );
      sendData(res, this.present(decided));
    };
  }

  private present(adjustment: QueuedAdjustment) {
    return presentAdjustment(adjustment, this.tokens, this.tokens.quote.symbol);
  }
}
