import { Secret, TOTP } from 'otpauth';
import type { RecoveryCodes, TotpSetup } from '../src/contracts/index.ts';
import { dataIn } from './answers.ts';
import type { ApiHarness, Caller } from './api-harness.ts';
import { AuthCalls, newAccount, PASSWORD, sessionIn } from './auth-calls.ts';

const STEP_MS = 30_000;

/** A registered user with a known password. */
export interface Account extends Caller {
  email: string;
}

/** An authenticator app that moves the exchange's clock on, so that each code is a new one. */
export interface Authenticator {
  secret: string;
  recoveryCodes: string[];
  /** A code that was not used before. */
  nextCode: () => string;
  /** The code of the present moment. */
  code: () => string;
}

/** What tests of account security do before the thing that they are about. */
export class SecurityCalls {
  private readonly auth: AuthCalls;

  constructor(private readonly api: () => ApiHarness) {
    this.auth = new AuthCalls(api);
  }

  /** A user who registered, able to withdraw, with a session. */
  async account(): Promise<Account> {
    const body = newAccount();
    const { token, user } = sessionIn(await this.auth.register(body).expect(201));
    await this.api().pool.query(`UPDATE users SET kyc_status = 'approved' WHERE id = $1`, [
      user.id,
    ]);
    return { ...this.callerOf(token), email: body.email };
  }

  /** Another session of the same user. */
  async signIn(email: string, totp?: string): Promise<Caller> {
    const { token } = sessionIn(await this.auth.login(email, PASSWORD, totp).expect(200));
    return this.callerOf(token);
  }

  /** Turns two-factor sign-in on. */
  async enableTotp(caller: Caller): Promise<Authenticator> {
    const setup = dataIn(
      await caller.post('/auth/totp/setup', { password: PASSWORD }).expect(200),
    ) as TotpSetup;
    const app = new TOTP({ secret: Secret.fromBase32(setup.secret) });
    const code = () => app.generate({ timestamp: this.api().clock.nowMs() });
    const { recoveryCodes } = dataIn(
      await caller.post('/auth/totp/enable', { code: code() }).expect(200),
    ) as RecoveryCodes;
    const nextCode = () => {
      this.api().clock.advance(STEP_MS);
      return code();
    };
    return { secret: setup.secret, recoveryCodes, code, nextCode };
  }

  private callerOf(token: string): Caller {
    const [, payload = ''] = token.split('.');
    const { sub, sid } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
      sub: string;
      sid: string;
    };
    return this.api().caller({ userId: sub, sessionId: sid, token });
  }
}
