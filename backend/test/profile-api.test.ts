import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  LIMITS,
  type EmailChange,
  type UpdatedProfile,
  type User,
} from '../src/contracts/index.ts';
import { AccountMailCalls } from './account-mail-calls.ts';
import { dataIn, errorIn, refusalIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { newAccount, PASSWORD } from './auth-calls.ts';

const HOUR_MS = 3_600_000;

let api: ApiHarness;
const calls = new AccountMailCalls(() => api);

beforeAll(async () => {
  api = await ApiHarness.start({ isVerifiedEmailRequired: true });
});

afterAll(async () => {
  await api.stop();
});

async function meOf(caller: Caller): Promise<User> {
  return dataIn(await caller.get('/auth/me').expect(200)) as User;
}

async function changeEmail(caller: Caller, email: string): Promise<UpdatedProfile> {
  const body = { email, currentPassword: PASSWORD };
  return dataIn(await caller.patch('/auth/me', body).expect(200)) as UpdatedProfile;
}

async function pendingOf(caller: Caller): Promise<EmailChange | null> {
  return dataIn(await caller.get('/auth/email-change').expect(200)) as EmailChange | null;
}

async function withdraw(caller: Caller, key: string) {
  const body = { tokenId: api.quoteTokenId, amount: '1', address: 'bank-account-1' };
  return caller.post('/wallet/withdrawals', body).set('Idempotency-Key', key);
}

describe('an e-mail address', () => {
  it('is proven by the link that registration mails, once', async () => {
    const { email, caller } = await calls.newcomer();
    expect(await meOf(caller)).toMatchObject({ emailVerified: false });
    const token = await calls.newestToken(email, 'verify');
    expect(dataIn(await calls.verify(token).expect(200))).toEqual({ email });
    expect(await meOf(caller)).toMatchObject({ email, emailVerified: true });
    expect(refusalIn(await calls.verify(token))).toEqual([422, 'link_expired']);
  });

  it('is proven by a link of the last 24 hours, and a new one replaces the old one', async () => {
    const { email, caller } = await calls.newcomer();
    const first = await calls.newestToken(email, 'verify');
    expect(dataIn(await caller.post('/auth/verify-email/resend').expect(202))).toBeNull();
    const second = await calls.newestToken(email, 'verify');
    expect(refusalIn(await calls.verify(first))).toEqual([422, 'link_expired']);
    api.clock.advance(LIMITS.verifyLinkHours * HOUR_MS + 1);
    expect(refusalIn(await calls.verify(second))).toEqual([422, 'link_expired']);
    const later = await api.signIn(caller.userId);
    await later.post('/auth/verify-email/resend').expect(202);
    await calls.verify(await calls.newestToken(email, 'verify')).expect(200);
    expect(refusalIn(await later.post('/auth/verify-email/resend'))).toEqual([409, 'conflict']);
  });

  it('has to be proven before money leaves, where that is required', async () => {
    const caller = await api.createCaller({}, { quote: '10' });
    expect(refusalIn(await withdraw(caller, 'first'))).toEqual([403, 'email_unverified']);
    await caller.post('/auth/verify-email/resend').expect(202);
    const { email } = await meOf(caller);
    await calls.verify(await calls.newestToken(email, 'verify')).expect(200);
    expect((await withdraw(caller, 'first')).status).toBe(201);
  });
});

describe('a user name', () => {
  it('is changed at once, without the password', async () => {
    const { caller } = await calls.newcomer();
    const { username } = newAccount();
    const updated = dataIn(await caller.patch('/auth/me', { username }).expect(200));
    expect(updated).toMatchObject({ user: { id: caller.userId, username }, emailChange: null });
    expect(await meOf(caller)).toMatchObject({ username });
    const louder = username.toUpperCase();
    await caller.patch('/auth/me', { username: louder }).expect(200);
    expect(await meOf(caller)).toMatchObject({ username: louder });
  });

  it('of somebody else is refused in any case, naming the field', async () => {
    const { username } = await calls.newcomer();
    const { caller } = await calls.newcomer();
    for (const taken of [username, username.toUpperCase()]) {
      const refused = await caller.patch('/auth/me', { username: taken });
      expect(refusalIn(refused)).toEqual([409, 'conflict']);
      expect(errorIn(refused).details).toEqual([{ field: 'username', message: 'is taken' }]);
    }
  });
});

describe('a change of the e-mail', () => {
  it('takes effect when the link at the new address is opened; the old address is told', async () => {
    const { email, caller } = await calls.newcomer();
    const next = newAccount().email;
    const { user, emailChange } = await changeEmail(caller, next);
    expect(user.email).toBe(email);
    expect(emailChange).toEqual(await pendingOf(caller));
    expect(emailChange?.email).toBe(next);
    const warning = (await calls.mailsTo(email)).at(-1);
    expect(warning?.subject).toBe('Your e-mail address is about to change');
    expect(warning?.text).not.toContain(next);
    expect(await meOf(caller)).toMatchObject({ email, emailVerified: false });

    const token = await calls.newestToken(next, 'verify');
    expect(dataIn(await calls.verify(token).expect(200))).toEqual({ email: next });
    expect(await meOf(caller)).toMatchObject({ email: next, emailVerified: true });
    expect(await pendingOf(caller)).toBeNull();
    expect((await calls.mailsTo(email)).at(-1)?.subject).toBe('Your e-mail address was changed');
    await calls.login(next, PASSWORD).expect(200);
    expect(refusalIn(await calls.login(email, PASSWORD))).toEqual([401, 'invalid_credentials']);
  });

  it('makes links to the address before worthless', async () => {
    const { email, caller } = await calls.newcomer();
    await calls.forgot(email);
    const reset = await calls.newestToken(email, 'reset');
    const verify = await calls.newestToken(email, 'verify');
    const next = newAccount().email;
    await changeEmail(caller, next);
    await calls.verify(await calls.newestToken(next, 'verify')).expect(200);
    expect(refusalIn(await calls.reset(reset, 'Another horse 8'))).toEqual([422, 'link_expired']);
    expect(refusalIn(await calls.verify(verify))).toEqual([422, 'link_expired']);
  });

  it('is stopped by its owner, by a newer one, and by a reset of the password', async () => {
    const { email, caller } = await calls.newcomer();
    const [first, second, third] = [newAccount().email, newAccount().email, newAccount().email];
    await changeEmail(caller, first);
    const firstToken = await calls.newestToken(first, 'verify');
    await changeEmail(caller, second);
    expect(refusalIn(await calls.verify(firstToken))).toEqual([422, 'link_expired']);
    const secondToken = await calls.newestToken(second, 'verify');
    expect(dataIn(await caller.delete('/auth/email-change').expect(200))).toBeNull();
    expect(await pendingOf(caller)).toBeNull();
    expect(refusalIn(await calls.verify(secondToken))).toEqual([422, 'link_expired']);

    await changeEmail(caller, third);
    const thirdToken = await calls.newestToken(third, 'verify');
    await calls.forgot(email);
    await calls.reset(await calls.newestToken(email, 'reset'), 'Another horse 8').expect(200);
    expect(refusalIn(await calls.verify(thirdToken))).toEqual([422, 'link_expired']);
  });

  it('needs the password, an address that is free, and one that differs', async () => {
    const { email, caller } = await calls.newcomer();
    const taken = (await calls.newcomer()).email;
    const next = newAccount().email;
    const wrong = await caller.patch('/auth/me', { email: next, currentPassword: 'wrong' });
    expect(refusalIn(wrong)).toEqual([401, 'invalid_credentials']);
    expect(errorIn(wrong).details?.[0]?.field).toBe('currentPassword');
    const used = await caller.patch('/auth/me', { email: taken, currentPassword: PASSWORD });
    expect(refusalIn(used)).toEqual([409, 'conflict']);
    expect(errorIn(used).details?.[0]?.field).toBe('email');
    const same = await caller.patch('/auth/me', { email, currentPassword: PASSWORD });
    expect(refusalIn(same)).toEqual([400, 'validation_failed']);
    expect(errorIn(same).details?.[0]?.field).toBe('email');
    expect(await calls.mailsTo(next)).toEqual([]);
    expect(await pendingOf(caller)).toBeNull();
  });

  it('to an address that was registered meanwhile is refused, and nothing changes', async () => {
    const { email, caller } = await calls.newcomer();
    const contested = newAccount();
    await changeEmail(caller, contested.email);
    const token = await calls.newestToken(contested.email, 'verify');
    await calls.register(contested).expect(201);
    expect(refusalIn(await calls.verify(token))).toEqual([409, 'conflict']);
    expect(await meOf(caller)).toMatchObject({ email, emailVerified: false });
  });

  it('does not happen when the user name that comes with it is taken', async () => {
    const { username } = await calls.newcomer();
    const { caller } = await calls.newcomer();
    const email = newAccount().email;
    const body = { username, email, currentPassword: PASSWORD };
    expect(refusalIn(await caller.patch('/auth/me', body))).toEqual([409, 'conflict']);
    expect(await pendingOf(caller)).toBeNull();
    expect(await calls.mailsTo(email)).toEqual([]);
  });
});

describe('a profile', () => {
  it.each([
    [{}, 'body'],
    [{ username: 'a b' }, 'username'],
    [{ username: '' }, 'username'],
    [{ username: null }, 'username'],
    [{ email: 'next@example.com' }, 'currentPassword'],
    [{ email: 'none', currentPassword: PASSWORD }, 'email'],
    [{ username: 'fine-name', currentPassword: PASSWORD }, 'currentPassword'],
    [{ username: 'fine-name', role: 'admin' }, 'role'],
    [{ username: 'fine-name', emailVerified: true }, 'emailVerified'],
    [{ username: 'fine-name', isActive: true }, 'isActive'],
  ])('is not changed by %j, which names the field', async (body, field) => {
    const { caller, username } = await calls.newcomer();
    const refused = await caller.patch('/auth/me', body).expect(400);
    expect(errorIn(refused).details?.map((detail) => detail.field)).toEqual([field]);
    expect(await meOf(caller)).toMatchObject({ username, role: 'user' });
  });

  it('lets its password be guessed ten times, whichever address is asked for', async () => {
    const strict = await ApiHarness.start({ isRateLimitOn: true });
    try {
      const caller = await strict.createCaller();
      const statuses: number[] = [];
      for (let count = 0; count < 11; count += 1) {
        const body = { email: `next${count}@example.com`, currentPassword: `guess ${count}` };
        statuses.push((await caller.patch('/auth/me', body)).status);
      }
      expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10);
      expect(statuses.at(-1)).toBe(429);
      await caller.patch('/auth/me', { username: newAccount().username }).expect(200);
    } finally {
      await strict.stop();
    }
  });
});
