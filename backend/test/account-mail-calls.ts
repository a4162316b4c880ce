import { expect } from 'vitest';
import type { Mail } from '../src/services/mail/mail.ts';
import type { ApiHarness } from './api-harness.ts';
import { AuthCalls, newAccount, sessionIn } from './auth-calls.ts';

/** What tests of mailed links send, and what arrives. */
export class AccountMailCalls extends AuthCalls {
  constructor(private readonly exchange: () => ApiHarness) {
    super(exchange);
  }

  readonly forgot = (email: string, language = 'en') =>
    this.exchange()
      .call('post', '/api/auth/forgot')
      .set('Accept-Language', language)
      .send({ email });

  readonly reset = (token: string, newPassword: string) =>
    this.exchange().call('post', '/api/auth/reset').send({ token, newPassword });

  readonly verify = (token: string) =>
    this.exchange().call('post', '/api/auth/verify-email').send({ token });

  /** Registers an account as a person does, and waits for the first mail. */
  async newcomer() {
    const account = newAccount();
    const session = sessionIn(await this.register(account).expect(201));
    await this.exchange().services.accounts.mails.settled();
    const claims = this.exchange().services.accessTokens.verify(session.token);
    const caller = this.exchange().caller({
      userId: session.user.id,
      sessionId: claims?.sessionId ?? '',
      token: session.token,
    });
    return { ...account, caller };
  }

  /** What an address has got so far, oldest first. */
  async mailsTo(email: string): Promise<Mail[]> {
    await this.exchange().services.accounts.mails.settled();
    return this.exchange().services.mailbox.to(email);
  }

  /** The secret of the newest link that an address has got. */
  async newestToken(email: string, page: 'reset' | 'verify'): Promise<string> {
    const links = (await this.mailsTo(email)).flatMap(({ text, html }) => {
      const [, token] =
        new RegExp(`^https://trade.example.com/${page}\\?token=([\\w-]{43})$`, 'm').exec(text) ??
        [];
      if (token === undefined) return [];
      expect(html).toContain(`href="https://trade.example.com/${page}?token=${token}"`);
      return [token];
    });
    const token = links.at(-1);
    if (token === undefined) throw new Error(`no link to /${page} has come to ${email}`);
    return token;
  }
}
