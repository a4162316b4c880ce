import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import type {
  AdminKycCheck,
  AdminKycCheckDetail,
  Kyc,
  KycStatus,
  Notification,
  Role,
} from '../src/contracts/index.ts';
import { AdminCalls, REASON } from './admin-calls.ts';
import { dataIn, pageIn, refusalIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { FILES, PROFILE, submitted } from './kyc-calls.ts';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

const { staff, auditOf } = new AdminCalls(() => api);

async function queueOf(operator: Caller, query = '?status=pending'): Promise<AdminKycCheck[]> {
  return pageIn(await operator.get(`/admin/kyc${query}`).expect(200)).items as AdminKycCheck[];
}

/** Somebody who has submitted, and the check. */
async function applicant(role: Role = 'user') {
  const caller = await api.createCaller({ kycStatus: 'none', role }, { quote: '10' });
  await submitted(caller);
  const { rows } = await api.pool.query<{ id: string }>(
    'SELECT id FROM kyc_checks WHERE user_id = $1 ORDER BY id DESC LIMIT 1',
    [caller.userId],
  );
  return { caller, id: rows[0]?.id ?? '' };
}

async function kycOf(caller: Caller): Promise<Kyc> {
  return dataIn(await caller.get('/kyc').expect(200)) as Kyc;
}

async function newsOf(caller: Caller): Promise<Notification[]> {
  return pageIn(await caller.get('/notifications').expect(200)).items as Notification[];
}

describe('the queue of identity checks', () => {
  it('lists who waits longest first, then what was decided, over pages', async () => {
    const compliance = await staff('compliance');
    const people = [];
    for (let count = 0; count < 5; count += 1) people.push(await applicant());
    const ids = people.map(({ id }) => id);
    const own = (items: AdminKycCheck[]) =>
      items.map(({ id }) => id).filter((id) => ids.includes(id));
    expect(own(await queueOf(compliance))).toEqual(ids);
    for (const id of ids.slice(0, 2)) {
      await compliance.post(`/admin/kyc/${id}/reject`, { reason: REASON }).expect(200);
    }
    expect(own(await queueOf(compliance))).toEqual(ids.slice(2));
    expect(own(await queueOf(compliance, '?status=rejected'))).toEqual([ids[1], ids[0]]);
    expect(own(await queueOf(compliance, ''))).toEqual([...ids.slice(2), ids[1], ids[0]]);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`;
      const page = pageIn(await compliance.get(`/admin/kyc?limit=2${query}`).expect(200));
      seen.push(...(page.items as AdminKycCheck[]).map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen.filter((id) => ids.includes(id))).toEqual([...ids.slice(2), ids[1], ids[0]]);
    const [first] = (await queueOf(compliance)).filter(({ id }) => ids.includes(id));
    expect(first).toMatchObject({ fullName: PROFILE.fullName, documentCount: 2, decidedBy: null });
    expect(JSON.stringify(first)).not.toMatch(/birthDate|password/);
    await compliance.get('/admin/kyc?status=lost').expect(400);
    await compliance.get('/admin/kyc?cursor=%00').expect(400);
  });

  it('is compliance’s and the administrators’ alone', async () => {
    const { id } = await applicant();
    for (const role of ['user', 'support', 'operator'] as const) {
      const caller = await staff(role);
      await caller.get('/admin/kyc').expect(403);
      await caller.get(`/admin/kyc/${id}`).expect(403);
      await caller.get(`/admin/kyc/${id}/documents/1`).expect(403);
      await caller.post(`/admin/kyc/${id}/approve`, { reason: REASON }).expect(403);
    }
    const admin = await staff('admin');
    await admin.get(`/admin/kyc/${id}`).expect(200);
    for (const wrong of ['0', 'x', '999999999', '9'.repeat(40)]) {
      await admin.get(`/admin/kyc/${wrong}`).expect(404);
      await admin.post(`/admin/kyc/${wrong}/approve`, { reason: REASON }).expect(404);
    }
  });
});

describe('a document', () => {
  it('is a file to download and nothing else, and each look is audited', async () => {
    const compliance = await staff('compliance');
    const { caller, id } = await applicant();
    const detail = dataIn(
      await compliance.get(`/admin/kyc/${id}`).expect(200),
    ) as AdminKycCheckDetail;
    expect(detail).toMatchObject({ id, status: 'pending', profile: PROFILE });
    const [document] = detail.documents;
    const path = `/admin/kyc/${id}/documents/${document?.id}`;
    const answer = await compliance.get(path).buffer(true).expect(200);
    expect(answer.body).toEqual(FILES['image/png']);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(FILES['image/png'].length),
      'content-disposition': `attachment; filename="identity-front-${document?.id}.png"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    await compliance.get(path).expect(200);
    expect(await auditOf(caller.userId)).toMatchObject(
      Array.from({ length: 2 }, () => ({
        action: 'kyc.view_document',
        actor: { id: compliance.userId },
        after: { checkId: id, documentId: document?.id, kind: 'identity_front' },
      })),
    );
  });

  it('is found in its own check only', async () => {
    const compliance = await staff('compliance');
    const [one, two] = [await applicant(), await applicant()];
    const detail = dataIn(
      await compliance.get(`/admin/kyc/${one.id}`).expect(200),
    ) as AdminKycCheckDetail;
    const documentId = detail.documents[0]?.id ?? '';
    await compliance.get(`/admin/kyc/${two.id}/documents/${documentId}`).expect(404);
    for (const wrong of ['0', 'x', '9'.repeat(40)]) {
      await compliance.get(`/admin/kyc/${one.id}/documents/${wrong}`).expect(404);
    }
    await one.caller.get(`/admin/kyc/${one.id}/documents/${documentId}`).expect(403);
    expect(await auditOf(one.caller.userId)).toEqual([]);
  });
});

describe('a decision', () => {
  it('approves: withdrawals are open at once, the user is told, the log knows', async () => {
    const compliance = await staff('compliance');
    const { caller, id } = await applicant();
    const withdraw = () =>
      caller
        .post('/wallet/withdrawals', { tokenId: 'USD', amount: '1', address: 'address-1' })
        .set('Idempotency-Key', randomUUID());
    await withdraw().expect(403);
    const answer = await compliance
      .post(`/admin/kyc/${id}/approve`, { reason: REASON })
      .expect(200);
    expect(dataIn(answer)).toMatchObject({
      status: 'approved',
      decidedBy: compliance.userId,
      user: { kycStatus: 'approved' },
    });
    await withdraw().expect(201);
    expect(await kycOf(caller)).toMatchObject({ status: 'approved', reason: null });
    expect(await newsOf(caller)).toMatchObject([
      { kind: 'security', referenceId: id, data: { event: 'identity_approved' } },
    ]);
    expect(await auditOf(caller.userId)).toMatchObject([
      {
        action: 'kyc.approve',
        before: { kycStatus: 'pending', checkStatus: 'pending' },
        after: { kycStatus: 'approved', checkStatus: 'approved', checkId: id },
        reason: REASON,
      },
    ]);
  });

  it('rejects with a reason that the user reads, who may submit again', async () => {
    const compliance = await staff('compliance');
    const { caller, id } = await applicant();
    const reason = 'The photo is <b>blurred</b>';
    await compliance.post(`/admin/kyc/${id}/reject`, { reason }).expect(200);
    const rejected = await kycOf(caller);
    expect(rejected).toMatchObject({ status: 'rejected', reason, profile: PROFILE, documents: [] });
    expect(JSON.stringify(rejected)).not.toContain(compliance.userId);
    expect(await newsOf(caller)).toMatchObject([
      { kind: 'security', data: { event: 'identity_rejected', reason } },
    ]);
    expect(refusalIn(await caller.post('/kyc', PROFILE))).toEqual([400, 'validation_failed']);
    await submitted(caller);
    expect(await kycOf(caller)).toMatchObject({ status: 'pending', reason: null, decidedAt: null });
    expect(await queueOf(compliance, '?status=rejected')).toEqual(
      expect.arrayContaining([expect.objectContaining({ id, reason, documentCount: 2 })]),
    );
  });

  it('of several at once is one', async () => {
    const [one, two] = await Promise.all([staff('compliance'), staff('admin')]);
    for (let round = 0; round < 8; round += 1) {
      const { caller, id } = await applicant();
      const answers = await Promise.all([
        one.post(`/admin/kyc/${id}/approve`, { reason: REASON }),
        two.post(`/admin/kyc/${id}/reject`, { reason: REASON }),
        two.post(`/admin/kyc/${id}/approve`, { reason: REASON }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      const isApproved = answers[1].status !== 200;
      expect((await kycOf(caller)).status).toBe(isApproved ? 'approved' : 'rejected');
      expect(await auditOf(caller.userId)).toHaveLength(1);
      expect(await newsOf(caller)).toHaveLength(1);
    }
  });

  it('is never about oneself, about staff an administrator’s, and needs a reason', async () => {
    const [compliance, admin] = [await staff('compliance'), await staff('admin')];
    const colleague = await applicant('compliance');
    const own = await colleague.caller.post(`/admin/kyc/${colleague.id}/approve`, {
      reason: REASON,
    });
    expect(refusalIn(own)).toEqual([403, 'forbidden']);
    await compliance.post(`/admin/kyc/${colleague.id}/approve`, { reason: REASON }).expect(403);
    for (const body of [{}, { reason: ' ' }, { reason: 'x'.repeat(501) }, { reason: 1 }]) {
      await admin.post(`/admin/kyc/${colleague.id}/approve`, body).expect(400);
    }
    await admin.post(`/admin/kyc/${colleague.id}/approve`, { reason: REASON }).expect(200);
  });

  it('and its news are both stored or neither', async () => {
    const compliance = await staff('compliance');
    const { caller, id } = await applicant();
    await api.pool.query(`CREATE FUNCTION no_news() RETURNS TRIGGER LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'no news today'; END $$`);
    await api.pool.query(`CREATE TRIGGER no_news BEFORE INSERT ON notifications
      FOR EACH ROW EXECUTE FUNCTION no_news()`);
    await compliance.post(`/admin/kyc/${id}/approve`, { reason: REASON }).expect(500);
    await api.pool.query('DROP FUNCTION no_news CASCADE');
    expect((await kycOf(caller)).status).toBe('pending');
    expect(await auditOf(caller.userId)).toEqual([]);
    await compliance.post(`/admin/kyc/${id}/approve`, { reason: REASON }).expect(200);
  });
});

describe('a status that an operator sets by hand', () => {
  const set = (operator: Caller, userId: string, kycStatus: KycStatus) =>
    operator.patch(`/admin/users/${userId}`, { kycStatus, reason: REASON });

  it.each<[KycStatus, string]>([
    ['approved', 'approved'],
    ['rejected', 'rejected'],
    ['none', 'cancelled'],
  ])('to %s decides the pending check: %s', async (status, checkStatus) => {
    const compliance = await staff('compliance');
    const { caller, id } = await applicant();
    await set(compliance, caller.userId, status).expect(200);
    expect(dataIn(await compliance.get(`/admin/kyc/${id}`).expect(200))).toMatchObject({
      status: checkStatus,
      reason: REASON,
      decidedBy: compliance.userId,
      user: { kycStatus: status },
    });
    const late = await compliance.post(`/admin/kyc/${id}/reject`, { reason: REASON });
    expect(refusalIn(late)).toEqual([409, 'conflict']);
    expect(await kycOf(caller)).toMatchObject({
      status,
      reason: status === 'rejected' ? REASON : null,
    });
  });

  it('to pending opens the latest check again; who has none may submit one', async () => {
    const compliance = await staff('compliance');
    const { caller, id } = await applicant();
    await compliance.post(`/admin/kyc/${id}/approve`, { reason: REASON }).expect(200);
    await set(compliance, caller.userId, 'pending').expect(200);
    expect((await queueOf(compliance)).map((check) => check.id)).toContain(id);
    await compliance.post(`/admin/kyc/${id}/reject`, { reason: REASON }).expect(200);
    expect((await newsOf(caller)).map(({ data }) => data['event'])).toEqual([
      'identity_rejected',
      'identity_approved',
    ]);
    const without = await api.createCaller({ kycStatus: 'none' });
    await set(compliance, without.userId, 'pending').expect(200);
    await submitted(without);
  });

  it('and a decision at once leave user and check in agreement', async () => {
    const [compliance, admin] = await Promise.all([staff('compliance'), staff('admin')]);
    for (let round = 0; round < 8; round += 1) {
      const { caller, id } = await applicant();
      await Promise.all([
        set(admin, caller.userId, 'none'),
        compliance.post(`/admin/kyc/${id}/approve`, { reason: REASON }),
      ]);
      const detail = dataIn(
        await compliance.get(`/admin/kyc/${id}`).expect(200),
      ) as AdminKycCheckDetail;
      expect([detail.status, detail.user.kycStatus]).toEqual(['cancelled', 'none']);
    }
  });
});
