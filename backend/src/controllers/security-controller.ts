import type { RequestHandler } from 'express';
import type { EndedSessions, RecoveryCodes, TotpState } from '../contracts/index.ts';
import { principalOf } from '../middleware/request-context.ts';
import { parseBody, parseQuery, pathParameter } from '../middleware/validate.ts';
import { presentAccountSession, presentLoginAttempt } from '../presenters/security.ts';
import type { AccountSecurity } from '../services/security/account-security.ts';
import { sendData } from './respond.ts';
import {
  changePasswordSchema,
  disableTotpSchema,
  pageQuerySchema,
  passwordSchema,
  totpCodeSchema,
} from './security-schemas.ts';

/** What protects one's own account. */
export class SecurityController {
  constructor(private readonly security: AccountSecurity) {}

  readonly changePassword: RequestHandler = async (req, res) => {
    const body = parseBody(changePasswordSchema, req);
    await this.security.passwords.change(principalOf(req), body);
    sendData(res, null);
  };

  readonly sessions: RequestHandler = async (req, res) => {
    const query = parseQuery(pageQuerySchema, req);
    const { userId, sessionId } = principalOf(req);
    const { items, nextCursor } = await this.security.sessions.list(userId, query);
    sendData(res, {
      items: items.map((session) => presentAccountSession(session, sessionId)),
      nextCursor,
    });
  };

  readonly endSession: RequestHandler = async (req, res) => {
    await this.security.sessions.end(principalOf(req).userId, pathParameter(req, 'id'));
    sendData(res, null);
  };

  readonly endOtherSessions: RequestHandler = async (req, res) => {
    const ended: EndedSessions = {
      endedCount: await this.security.sessions.endOthers(principalOf(req)),
    };
    sendData(res, ended);
  };

  readonly totpState: RequestHandler = async (req, res) => {
    const { userId, totpEnabled } = principalOf(req);
    const state: TotpState = {
      isEnabled: totpEnabled,
      recoveryCodesLeft: await this.security.totp.recoveryCodesLeft(userId),
    };
    sendData(res, state);
  };

  readonly setUpTotp: RequestHandler = async (req, res) => {
    const { password } = parseBody(passwordSchema, req);
    sendData(res, await this.security.totp.setUp(principalOf(req).userId, password));
  };

  readonly enableTotp: RequestHandler = async (req, res) => {
    const { code } = parseBody(totpCodeSchema, req);
    const recoveryCodes = await this.security.totp.enable(principalOf(req).userId, code);
    sendData(res, { recoveryCodes } satisfies RecoveryCodes);
  };

  readonly disableTotp: RequestHandler = async (req, res) => {
    const body = parseBody(disableTotpSchema, req);
    await this.security.totp.disable(principalOf(req).userId, body);
    sendData(res, null);
  };

  readonly renewRecoveryCodes: RequestHandler = async (req, res) => {
    const { code } = parseBody(totpCodeSchema, req);
    const recoveryCodes = await this.security.totp.renewRecoveryCodes(
      principalOf(req).userId,
      code,
    );
    sendData(res, { recoveryCodes } satisfies RecoveryCodes);
  };

  readonly loginHistory: RequestHandler = async (req, res) => {
    const query = parseQuery(pageQuerySchema, req);
    const { items, nextCursor } = await this.security.history.list(principalOf(req).userId, query);
    sendData(res, { items: items.map(presentLoginAttempt), nextCursor });
  };

  readonly freeze: RequestHandler = async (req, res) => {
    const { password } = parseBody(passwordSchema, req);
    await this.security.freeze.freeze(principalOf(req).userId, password);
    sendData(res, null);
  };
}
