import type { RequestHandler } from 'express';
import type { EmailChange, UpdatedProfile, VerifiedEmail } from '../contracts/index.ts';
import { principalOf } from '../middleware/request-context.ts';
import { parseBody } from '../middleware/validate.ts';
import { presentUser } from '../presenters/user.ts';
import type { Accounts } from '../services/accounts/accounts.ts';
import type { PendingEmail } from '../services/accounts/profile-service.ts';
import {
  forgotPasswordSchema,
  resetPasswordSchema,
  updateProfileSchema,
  verifyEmailSchema,
} from './auth-schemas.ts';
import { mailLanguageOf } from './mail-language.ts';
import { sendData } from './respond.ts';

/** What owners do with their accounts by mail and on their profile. */
export class AccountController {
  constructor(
    private readonly accounts: Pick<Accounts, 'recovery' | 'verification' | 'profiles'>,
  ) {}

  readonly forgot: RequestHandler = (req, res) => {
    const body = parseBody(forgotPasswordSchema, req);
    this.accounts.recovery.request(body, mailLanguageOf(req));
    sendData(res, null, 202);
  };

  readonly reset: RequestHandler = async (req, res) => {
    const body = parseBody(resetPasswordSchema, req);
    await this.accounts.recovery.reset(body, mailLanguageOf(req));
    sendData(res, null);
  };

  readonly verifyEmail: RequestHandler = async (req, res) => {
    const body = parseBody(verifyEmailSchema, req);
    const email = await this.accounts.verification.verify(body, mailLanguageOf(req));
    sendData(res, { email } satisfies VerifiedEmail);
  };

  readonly resendVerification: RequestHandler = (req, res) => {
    this.accounts.verification.resend(principalOf(req), mailLanguageOf(req));
    sendData(res, null, 202);
  };

  readonly update: RequestHandler = async (req, res) => {
    const body = parseBody(updateProfileSchema, req);
    const { userId } = principalOf(req);
    const updated = await this.accounts.profiles.update(userId, body, mailLanguageOf(req));
    const { user, pendingEmail } = updated;
    const profile: UpdatedProfile = {
      user: presentUser(user),
      emailChange: presentEmailChange(pendingEmail),
    };
    sendData(res, profile);
  };

  readonly emailChange: RequestHandler = async (req, res) => {
    const pending = await this.accounts.profiles.pendingEmail(principalOf(req).userId);
    sendData(res, presentEmailChange(pending));
  };

  readonly cancelEmailChange: RequestHandler = async (req, res) => {
    await this.accounts.profiles.cancelEmailChange(principalOf(req).userId);
    sendData(res, null);
  };
}

function presentEmailChange(pending: PendingEmail | null): EmailChange | null {
  if (pending === null) return null;
  return { email: pending.email, expiresAt: pending.expiresAt.toISOString() };
}
