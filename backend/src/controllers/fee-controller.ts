import type { RequestHandler } from 'express';
import { principalOf } from '../middleware/request-context.ts';
import { parseBody, pathParameter } from '../middleware/validate.ts';
import { presentFeeOverride, presentFeeSchedule, presentMyFees } from '../presenters/fees.ts';
import type { FeeService } from '../services/fees/fee-service.ts';
import { actorOf } from './actor-of.ts';
import { feeOverrideSchema, setFeeTiersSchema } from './fee-schemas.ts';
import { sendData } from './respond.ts';

/** The fee schedule, what one pays, and the operators' side of both. */
export class FeeController {
  constructor(private readonly fees: FeeService) {}

  readonly schedule: RequestHandler = async (_req, res) => {
    sendData(res, presentFeeSchedule(await this.fees.tiers()));
  };

  readonly mine: RequestHandler = async (req, res) => {
    sendData(res, presentMyFees(await this.fees.standing(principalOf(req).userId)));
  };

  readonly setTiers: RequestHandler = async (req, res) => {
    const body = parseBody(setFeeTiersSchema, req);
    sendData(res, presentFeeSchedule(await this.fees.setTiers(actorOf(req), body)));
  };

  readonly overrides: RequestHandler = async (req, res) => {
    const overrides = await this.fees.overrides(pathParameter(req, 'id'));
    sendData(res, overrides.map(presentFeeOverride));
  };

  readonly addOverride: RequestHandler = async (req, res) => {
    const body = parseBody(feeOverrideSchema, req);
    const override = await this.fees.addOverride(actorOf(req), pathParameter(req, 'id'), body);
    sendData(res, presentFeeOverride(override), 201);
  };

  readonly endOverride: RequestHandler = async (req, res) => {
    const override = await this.fees.endOverride(
      actorOf(req),
      pathParameter(req, 'id'),
      pathParameter(req, 'overrideId'),
    );
    sendData(res, presentFeeOverride(override));
  };
}
