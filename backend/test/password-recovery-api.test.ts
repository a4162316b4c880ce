import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS, type Notification } from '../src/contracts/index.ts';
import { AccountMailCalls } from './account-mail-calls.ts';
import { dataIn, errorIn, pageIn, refusalIn } from './answers.ts';
import { ApiHarness } from './api-harness.ts';
import { cookieOf, newAccount, PASSWORD } from './auth-calls.ts';

const NEW_PASSWORD = 'Another horse 8';
const MINUTE_MS = 60_000;

let api: ApiHarness;
const calls = new AccountMailCalls(() => api);

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

/** An account with a reset link in its mailbox. */
async function forgetful() {
  const account = await calls.newcomer();
  await calls.forgot(account.email).expect(202);
  return { ...account, token: await calls.newestToken(account.email, 'reset') };
}

describe('a forgotten password', () => {
  it('is asked for with one answer, whether there is such an account or not', async () => {
    const { email } = await calls.newcomer();
    const closed = await api.createCaller({ email: 'closed@example.com', isActive: false });
    const answers = [];
    for (const asked of [
      email,
      ` ${email.toUpperCase()} `,
      'nobody@example.com',
      'closed@example.com',
    ]) {
      const answer = await calls.forgot(asked);
      const headers = answer.headers as Record<string, unknown>;
      answers.push([
        answer.status,
        answer.body as unknown,
        headers['content-length'],
        headers['set-cookie'],
      ]);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.slice(0, 2)).toEqual([202, { success: true, data: null }]);
    expect((await calls.mailsTo(email)).map(({ subject }) => subject)).toEqual([
      'Confirm your e-mail address',
      'Reset your TokenTradeX password',
      'Reset your TokenTradeX password',
    ]);
    expect(await calls.mailsTo('nobody@example.com')).toEqual([]);
    expect(await calls.mailsTo('closed@example.com')).toEqual([]);
    expect(closed.userId).not.toBe('');
  });

  it('is never mailed to the house, whose accounts no password opens', async () => {
    const { rows } = await api.pool.query<{ email: string }>(
      'SELECT email FROM users WHERE is_system LIMIT 1',
    );
    const email = rows[0]?.email ?? '';
    await calls.forgot(email);
    expect(await calls.mailsTo(email)).toEqual([]);
  });

  it('is replaced through the link: the old one and every session end, the owner is told', async () => {
    const { email, caller, token } = await forgetful();
    const other = await calls.login(email, PASSWORD).expect(200);
    const cookie = cookieOf(other);
    expect(dataIn(await calls.reset(token, NEW_PASSWORD).expect(200))).toBeNull();
    await caller.get('/auth/me').expect(401);
    await calls.refresh(cookie).expect(401);
    expect(refusalIn(await calls.login(email, PASSWORD))).toEqual([401, 'invalid_credentials']);
    await calls.login(email, NEW_PASSWORD).expect(200);
    expect((await calls.mailsTo(email)).at(-1)?.subject).toBe(
      'Your TokenTradeX password was changed',
    );
    await api.services.notices.log.settled();
    const again = await api.signIn(caller.userId);
    const { items } = pageIn(await again.get('/notifications').expect(200));
    expect((items as Notification[]).map(({ kind, data }) => [kind, data['event']])).toContainEqual(
      ['security', 'password_reset'],
    );
  });

  it('proves the address that the link was sent to', async () => {
    const { caller, token } = await forgetful();
    expect(dataIn(await caller.get('/auth/me'))).toMatchObject({ emailVerified: false });
    await calls.reset(token, NEW_PASSWORD).expect(200);
    const again = await api.signIn(caller.userId);
    expect(dataIn(await again.get('/auth/me'))).toMatchObject({ emailVerified: true });
  });

  it('is reset once by twenty requests at the same time', async () => {
    const { token } = await forgetful();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, place) => calls.reset(token, `${NEW_PASSWORD} ${place}`)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 422)).toHaveLength(19);
  });
});

describe('a reset link', () => {
  it('is good for half an hour', async () => {
    const { token } = await forgetful();
    api.clock.advance(LIMITS.resetLinkMinutes * MINUTE_MS + 1);
    expect(refusalIn(await calls.reset(token, NEW_PASSWORD))).toEqual([422, 'link_expired']);
  });

  it('is replaced by a newer one', async () => {
    const { email, token } = await forgetful();
    await calls.forgot(email);
    const newer = await calls.newestToken(email, 'reset');
    expect(newer).not.toBe(token);
    expect(refusalIn(await calls.reset(token, NEW_PASSWORD))).toEqual([422, 'link_expired']);
    await calls.reset(newer, NEW_PASSWORD).expect(200);
  });

  it('does not open a closed account, nor one with another address by now', async () => {
    const closed = await forgetful();
    await api.pool.query('UPDATE users SET is_active = FALSE WHERE email = $1', [closed.email]);
    expect(refusalIn(await calls.reset(closed.token, NEW_PASSWORD))).toEqual([422, 'link_expired']);
    const { rows } = await api.pool.query('SELECT is_active FROM users WHERE email = $1', [
      closed.email,
    ]);
    expect(rows).toEqual([{ is_active: false }]);
    const moved = await forgetful();
    await api.pool.query('UPDATE users SET email = $1 WHERE email = $2', [
      newAccount().email,
      moved.email,
    ]);
    expect(refusalIn(await calls.reset(moved.token, NEW_PASSWORD))).toEqual([422, 'link_expired']);
  });

  it('stays good when the new password is refused, and is stored as a hash only', async () => {
    const { email, token } = await forgetful();
    const refused = await calls.reset(token, 'short').expect(400);
    expect(errorIn(refused).details?.map(({ field }) => field)).toEqual(['newPassword']);
    const { rows } = await api.pool.query('SELECT * FROM mail_tokens');
    expect(JSON.stringify(rows)).not.toContain(token);
    await calls.reset(token, NEW_PASSWORD).expect(200);
    await calls.login(email, NEW_PASSWORD).expect(200);
  });

  it('does not verify an address, and a link that verifies resets no password', async () => {
    const { email, token } = await forgetful();
    const verifying = await calls.newestToken(email, 'verify');
    expect(refusalIn(await calls.verify(token))).toEqual([422, 'link_expired']);
    expect(refusalIn(await calls.reset(verifying, NEW_PASSWORD))).toEqual([422, 'link_expired']);
  });

  it.each(['', 'x', 'x'.repeat(43), 'x'.repeat(100), "' OR 1=1 --", '../..'])(
    'that is none of ours (%s) is refused like one that has expired',
    async (token) => {
      const { status } = await calls.reset(token, NEW_PASSWORD);
      expect(status).toBe(token === '' ? 400 : 422);
    },
  );
});

describe('mail about a forgotten password', () => {
  it('is written in the language that the browser asks for, as text and HTML', async () => {
    const { email } = await calls.newcomer();
    await calls.forgot(email, 'de-AT,de;q=0.9,en;q=0.5').expect(202);
    const mail = (await calls.mailsTo(email)).at(-1);
    expect(mail?.subject).toBe('Setzen Sie Ihr TokenTradeX-Passwort zurück');
    expect(mail?.text).toContain('30 Minuten');
    expect(mail?.html).toContain('<html lang="de">');
    await calls.forgot(email, 'fr').expect(202);
    expect((await calls.mailsTo(email)).at(-1)?.subject).toBe('Reset your TokenTradeX password');
  });

  it.each([{}, { email: 'no address' }, { email: 7 }, { email: 'a@b.c', surplus: 1 }])(
    'is refused for %j, naming the field',
    async (body) => {
      const refused = await api.call('post', '/api/auth/forgot').send(body).expect(400);
      const fields = errorIn(refused).details?.map(({ field }) => field);
      expect(fields).toEqual(['surplus' in body ? 'surplus' : 'email']);
    },
  );
});

describe('limits of mailed links', () => {
  let limited: ApiHarness;
  const slow = new AccountMailCalls(() => limited);

  beforeAll(async () => {
    limited = await ApiHarness.start({ isRateLimitOn: true });
  });

  afterAll(async () => {
    await limited.stop();
  });

  it('let five mails go to an address, known or not, in any spelling', async () => {
    for (const email of ['known@example.com', 'unknown@example.com']) {
      if (email.startsWith('known')) await limited.createCaller({ email });
      for (let count = 0; count < 5; count += 1) await slow.forgot(email).expect(202);
      const refused = await slow.forgot(email.toUpperCase());
      expect(refusalIn(refused)).toEqual([429, 'rate_limited']);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect(await slow.mailsTo('known@example.com')).toHaveLength(5);
  });

  it('let ten secrets be guessed from an address', async () => {
    for (let count = 0; count < 10; count += 1) {
      await slow.reset(`guess-${count}`, NEW_PASSWORD).expect(422);
    }
    expect(refusalIn(await slow.reset('guess', NEW_PASSWORD))).toEqual([429, 'rate_limited']);
    expect(refusalIn(await slow.verify('guess'))).toEqual([429, 'rate_limited']);
  });
});
