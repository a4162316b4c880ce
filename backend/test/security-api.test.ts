import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AccountSession,
  EndedSessions,
  LoginAttempt,
  Notification,
} from '../src/contracts/index.ts';
import { AdminCalls, REASON } from './admin-calls.ts';
import { dataIn, errorIn, pageIn, refusalIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { AuthCalls, PASSWORD, cookieOf } from './auth-calls.ts';
import { SecurityCalls } from './security-calls.ts';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

const NEW_PASSWORD = 'Another horse 8';
const { login, refresh, me } = new AuthCalls(() => api);
const security = new SecurityCalls(() => api);
const { staff, auditOf } = new AdminCalls(() => api);

async function sessionsOf(caller: Caller, query = ''): Promise<AccountSession[]> {
  return pageIn(await caller.get(`/auth/sessions${query}`).expect(200)).items as AccountSession[];
}

async function attemptsOf(caller: Caller): Promise<LoginAttempt[]> {
  return pageIn(await caller.get('/auth/login-history').expect(200)).items as LoginAttempt[];
}

async function eventsOf(caller: Caller): Promise<(string | undefined)[]> {
  const items = pageIn(await caller.get('/notifications').expect(200)).items as Notification[];
  return items.map(({ data }) => data['event']);
}

describe('changing the password', () => {
  it('ends every other session, tells the user, and the old one is good no more', async () => {
    const user = await security.account();
    const signedIn = await login(user.email, PASSWORD).expect(200);
    const other = await security.signIn(user.email);
    const body = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    dataIn(await user.post('/auth/password', body).expect(200));
    await me(user.token).expect(200);
    await me(other.token).expect(401);
    await refresh(cookieOf(signedIn)).expect(401);
    expect(refusalIn(await login(user.email, PASSWORD))).toEqual([401, 'invalid_credentials']);
    await login(user.email, NEW_PASSWORD).expect(200);
    expect(await eventsOf(user)).toEqual(['password_changed']);
  });

  it('names the field that is wrong', async () => {
    const user = await security.account();
    const change = async (currentPassword: unknown, newPassword: unknown) => {
      const answer = await user.post('/auth/password', {
        currentPassword,
        newPassword,
      });
      return [answer.status, errorIn(answer).details?.map(({ field }) => field)];
    };
    expect(await change('wrong', NEW_PASSWORD)).toEqual([401, ['currentPassword']]);
    expect(await change(PASSWORD, PASSWORD)).toEqual([400, ['newPassword']]);
    expect(await change(PASSWORD, 'short')).toEqual([400, ['newPassword']]);
    expect(await change(PASSWORD, 'x'.repeat(129))).toEqual([400, ['newPassword']]);
    expect(await change(null, ['x'])).toEqual([400, ['currentPassword', 'newPassword']]);
    await login(user.email, PASSWORD).expect(200);
  });

  it('of two at once, one takes effect', async () => {
    const user = await security.account();
    const answers = await Promise.all(
      ['First horse 11', 'Second horse 22'].map((newPassword) =>
        user.post('/auth/password', { currentPassword: PASSWORD, newPassword }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  });
});

describe('sessions', () => {
  it('are listed newest first with the one that asks, by pages', async () => {
    const user = await security.account();
    const second = await security.signIn(user.email);
    const third = await security.signIn(user.email);
    const sessions = await sessionsOf(second);
    expect(sessions.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
      [third.sessionId, false],
      [second.sessionId, true],
      [user.sessionId, false],
    ]);
    expect(JSON.stringify(sessions)).not.toMatch(/hash|token/i);
    const first = pageIn(await user.get('/auth/sessions?limit=2').expect(200));
    const rest = await sessionsOf(user, `?limit=2&cursor=${first.nextCursor ?? ''}`);
    expect(rest.map(({ id }) => id)).toEqual([user.sessionId]);
    await user.get('/auth/sessions?cursor=x').expect(400);
  });

  it('end one by one: access and refresh stop at once, the others go on', async () => {
    const user = await security.account();
    const signedIn = await login(user.email, PASSWORD).expect(200);
    const [other] = await sessionsOf(user);
    await user.delete(`/auth/sessions/${other?.id ?? ''}`).expect(200);
    await refresh(cookieOf(signedIn)).expect(401);
    await user.delete(`/auth/sessions/${other?.id ?? ''}`).expect(404);
    expect(await sessionsOf(user)).toHaveLength(1);
    await me(user.token).expect(200);
  });

  it('end all at once but the one that asks', async () => {
    const user = await security.account();
    const others = await Promise.all([security.signIn(user.email), security.signIn(user.email)]);
    const ended = dataIn(await user.delete('/auth/sessions').expect(200)) as EndedSessions;
    expect(ended.endedCount).toBe(2);
    for (const { token } of others) await me(token).expect(401);
    await me(user.token).expect(200);
  });

  it("of another user are not found, and another user's cursor shows nothing", async () => {
    const [user, stranger] = [await security.account(), await security.account()];
    await user.delete(`/auth/sessions/${stranger.sessionId}`).expect(404);
    await me(stranger.token).expect(200);
    for (const id of ['x', '%00', randomUUID(), `${user.sessionId}'--`]) {
      await user.delete(`/auth/sessions/${id}`).expect(404);
    }
    const cursor = Buffer.from(stranger.sessionId).toString('base64url');
    expect(await sessionsOf(user, `?cursor=${cursor}`)).toEqual([]);
  });
});

describe('the login history', () => {
  it('tells who signed in and who tried, newest first', async () => {
    const user = await security.account();
    await login(user.email, 'wrong').set('User-Agent', 'a thief').expect(401);
    const app = await security.enableTotp(user);
    await login(user.email, PASSWORD).expect(401);
    await login(user.email, PASSWORD, '000000').expect(401);
    await login(user.email, PASSWORD, app.nextCode()).set('User-Agent', 'x'.repeat(300));
    const attempts = await attemptsOf(user);
    expect(attempts.map(({ outcome }) => outcome)).toEqual([
      'signed_in',
      'wrong_code',
      'wrong_password',
      'signed_in',
    ]);
    expect(attempts[0]?.userAgent).toHaveLength(256);
    expect(attempts[2]).toMatchObject({ userAgent: 'a thief', ip: expect.any(String) as string });
  });

  it('keeps the newest 500 of a user, and is paged', async () => {
    const user = await security.account();
    await attemptsOf(user);
    await api.pool.query(
      `INSERT INTO login_attempts (user_id, outcome, created_at)
       SELECT $1, 'wrong_password', now() FROM generate_series(1, 600)`,
      [user.userId],
    );
    await login(user.email, PASSWORD).expect(200);
    let count = 0;
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`;
      const page = pageIn(await user.get(`/auth/login-history?limit=200${query}`).expect(200));
      count += page.items.length;
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(count).toBe(500);
  });

  it("is one's own, and knows nothing of unknown e-mails", async () => {
    const [user, stranger] = [await security.account(), await security.account()];
    await login(stranger.email, 'wrong').expect(401);
    await login(`nobody-${randomUUID()}@example.com`, 'wrong').expect(401);
    expect((await attemptsOf(user)).map(({ outcome }) => outcome)).toEqual(['signed_in']);
  });
});

describe('a frozen account', () => {
  async function frozen() {
    const user = await security.account();
    await api.credit(user.userId, Number(api.quoteTokenId), '1000');
    const order = {
      tokenId: api.tokenId,
      orderType: 'limit',
      side: 'buy',
      price: '1',
      quantity: '1',
    };
    await user.post('/orders', order).expect(201);
    const withdrawal = await user
      .post('/wallet/withdrawals', { tokenId: 'USD', amount: '5', address: 'address-1' })
      .set('Idempotency-Key', randomUUID())
      .expect(201);
    await user.post('/auth/freeze', { password: PASSWORD }).expect(200);
    return { user, withdrawalId: (dataIn(withdrawal) as { id: string }).id };
  }

  it('asks for the password before', async () => {
    const user = await security.account();
    const answer = await user.post('/auth/freeze', { password: 'wrong' });
    expect(refusalIn(answer)).toEqual([401, 'invalid_credentials']);
    await me(user.token).expect(200);
  });

  it('has no session and no resting order, and says so to who knows the password only', async () => {
    const { user } = await frozen();
    await me(user.token).expect(401);
    expect(refusalIn(await login(user.email, PASSWORD))).toEqual([403, 'account_frozen']);
    expect(refusalIn(await login(user.email, 'wrong'))).toEqual([401, 'invalid_credentials']);
    const { rows } = await api.pool.query(`SELECT status FROM orders WHERE user_id = $1`, [
      user.userId,
    ]);
    expect(rows).toEqual([{ status: 'cancelled' }]);
  });

  it('pays nothing out until an operator lifts it', async () => {
    const { user, withdrawalId } = await frozen();
    const [operator, compliance] = await Promise.all([staff('operator'), staff('compliance')]);
    const approve = () =>
      compliance.post(`/admin/withdrawals/${withdrawalId}/approve`, { reason: REASON });
    expect(refusalIn(await approve())).toEqual([403, 'account_frozen']);
    const path = `/admin/users/${user.userId}`;
    expect(dataIn(await operator.get(path).expect(200))).toMatchObject({ isFrozen: true });
    await compliance.patch(path, { isFrozen: false, reason: REASON }).expect(403);
    await operator.patch(path, { isFrozen: true, reason: REASON }).expect(400);
    expect(
      dataIn(await operator.patch(path, { isFrozen: false, reason: REASON }).expect(200)),
    ).toMatchObject({ isFrozen: false });
    expect(await auditOf(user.userId)).toMatchObject([
      { action: 'user.update', before: { isFrozen: true }, after: { isFrozen: false } },
    ]);
    await me(user.token).expect(401);
    const again = await security.signIn(user.email);
    expect(await eventsOf(again)).toEqual(
      expect.arrayContaining(['account_frozen', 'account_unfrozen']),
    );
    await approve().expect(200);
  });

  it('gives a withdrawal back that an operator rejects', async () => {
    const { withdrawalId } = await frozen();
    const compliance = await staff('compliance');
    await compliance
      .post(`/admin/withdrawals/${withdrawalId}/reject`, { reason: REASON })
      .expect(200);
  });

  it('loses an order too that was on its way', async () => {
    const { user } = await frozen();
    await api.services.orders.place(user.userId, {
      tokenId: api.tokenId,
      orderType: 'limit',
      side: 'buy',
      price: '1',
      quantity: '1',
    });
    await api.services.security.freeze.sweep();
    const { rows } = await api.pool.query(`SELECT DISTINCT status FROM orders WHERE user_id = $1`, [
      user.userId,
    ]);
    expect(rows).toEqual([{ status: 'cancelled' }]);
  });

  it('approval and freeze at once: what is answered first holds', async () => {
    const user = await security.account();
    await api.credit(user.userId, Number(api.quoteTokenId), '10');
    const compliance = await staff('compliance');
    const held = await user
      .post('/wallet/withdrawals', { tokenId: 'USD', amount: '5', address: 'address-1' })
      .set('Idempotency-Key', randomUUID())
      .expect(201);
    const { id } = dataIn(held) as { id: string };
    const [approval, freeze] = await Promise.all([
      compliance.post(`/admin/withdrawals/${id}/approve`, { reason: REASON }),
      user.post('/auth/freeze', { password: PASSWORD }),
    ]);
    expect(freeze.status).toBe(200);
    const { rows } = await api.pool.query<{ status: string }>(
      'SELECT status FROM transactions WHERE id = $1',
      [id],
    );
    expect(rows[0]?.status).toBe(approval.status === 200 ? 'completed' : 'held');
  });
});
