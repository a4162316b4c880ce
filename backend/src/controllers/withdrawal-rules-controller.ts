import type { RequestHandler } from 'express';
import { principalOf } from '../middleware/request-context.ts';
import { parseBody, pathParameter } from '../middleware/validate.ts';
import {
  presentAddressPolicy,
  presentWithdrawalAddress,
  presentWithdrawalLimits,
} from '../presenters/withdrawal-rules.ts';
import type { TokenRegistry } from '../services/token-registry.ts';
import type { WithdrawalRules } from '../services/withdrawals/withdrawal-rules.ts';
import { sendData } from './respond.ts';
import { addressPolicySchema, withdrawalAddressSchema } from './wallet-schemas.ts';

/** Where a user withdraws to, and how much of their limits is left. */
export class WithdrawalRulesController {
  constructor(
    private readonly rules: WithdrawalRules,
    private readonly tokens: TokenRegistry,
  ) {}

  readonly listAddresses: RequestHandler = async (req, res) => {
    const records = await this.rules.addresses.list(principalOf(req).userId);
    sendData(
      res,
      records.map((record) => presentWithdrawalAddress(record, this.tokens)),
    );
  };

  readonly addAddress: RequestHandler = async (req, res) => {
    const body = parseBody(withdrawalAddressSchema, req);
    const record = await this.rules.addresses.add(principalOf(req).userId, body);
    sendData(res, presentWithdrawalAddress(record, this.tokens), 201);
  };

  readonly removeAddress: RequestHandler = async (req, res) => {
    const { userId } = principalOf(req);
    const record = await this.rules.addresses.remove(userId, pathParameter(req, 'id'));
    sendData(res, presentWithdrawalAddress(record, this.tokens));
  };

  readonly policy: RequestHandler = async (req, res) => {
    const { policies, addresses } = this.rules;
    const policy = await policies.get(principalOf(req).userId);
    sendData(res, presentAddressPolicy(policy, addresses.coolOffHours));
  };

  readonly setPolicy: RequestHandler = async (req, res) => {
    const { allowListOnly } = parseBody(addressPolicySchema, req);
    const { policies, addresses } = this.rules;
    const policy = await policies.set(principalOf(req).userId, allowListOnly);
    sendData(res, presentAddressPolicy(policy, addresses.coolOffHours));
  };

  readonly limits: RequestHandler = async (req, res) => {
    const { userId, kycStatus } = principalOf(req);
    const windows = await this.rules.allowance.of(userId, kycStatus);
    sendData(res, presentWithdrawalLimits(kycStatus, windows, this.tokens.quote.symbol));
  };
}
