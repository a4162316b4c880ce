import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS, type Kyc } from '../src/contracts/index.ts';
import { dataIn, errorIn, refusalIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import { FILES, PROFILE, submitted, upload, uploaded, uploadRequired } from './kyc-calls.ts';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

const newcomer = () => api.createCaller({ kycStatus: 'none' });

async function kycOf(caller: Caller): Promise<Kyc> {
  return dataIn(await caller.get('/kyc').expect(200)) as Kyc;
}

async function storedStatus(userId: string): Promise<string | undefined> {
  const { rows } = await api.pool.query<{ status: string }>(
    'SELECT kyc_status AS status FROM users WHERE id = $1',
    [userId],
  );
  return rows[0]?.status;
}

describe('an identity check', () => {
  it('is submitted with the documents uploaded before, and is pending from then on', async () => {
    const caller = await newcomer();
    expect(await kycOf(caller)).toEqual({
      status: 'none',
      profile: null,
      documents: [],
      reason: null,
      submittedAt: null,
      decidedAt: null,
    });
    const front = await uploaded(caller, 'identity_front');
    const address = dataIn(await upload(caller, 'address', 'application/pdf').expect(201));
    expect(front).toMatchObject({
      kind: 'identity_front',
      contentType: 'image/png',
      sizeBytes: 108,
    });
    const kyc = dataIn(await caller.post('/kyc', PROFILE).expect(201));
    expect(kyc).toEqual({
      status: 'pending',
      profile: PROFILE,
      documents: [front, address],
      reason: null,
      submittedAt: expect.any(String) as string,
      decidedAt: null,
    });
    expect(await kycOf(caller)).toEqual(kyc);
    expect(await storedStatus(caller.userId)).toBe('pending');
    const me = dataIn(await caller.get('/auth/me').expect(200));
    expect(me).toMatchObject({ kycStatus: 'pending' });
  });

  it('without what is required is refused, naming what is missing', async () => {
    const caller = await newcomer();
    const missing = errorIn(await caller.post('/kyc', PROFILE).expect(400));
    expect(missing.details).toEqual([
      { field: 'documents', message: 'must include one of kind identity_front' },
      { field: 'documents', message: 'must include one of kind address' },
    ]);
    await uploaded(caller, 'identity_back');
    await uploaded(caller, 'address');
    expect(errorIn(await caller.post('/kyc', PROFILE).expect(400)).details).toHaveLength(1);
    expect(await storedStatus(caller.userId)).toBe('none');
  });

  it('submitted many times at once is pending once', async () => {
    const caller = await newcomer();
    await uploadRequired(caller);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => caller.post('/kyc', PROFILE)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 7 }, () => 409)]);
    const { rows } = await api.pool.query('SELECT 1 FROM kyc_checks WHERE user_id = $1', [
      caller.userId,
    ]);
    expect(rows).toHaveLength(1);
    expect(refusalIn(await caller.post('/kyc', PROFILE))).toEqual([409, 'conflict']);
  });

  it('is refused to who is verified already, with or without a record', async () => {
    const caller = await api.createCaller({ kycStatus: 'approved' });
    expect(refusalIn(await upload(caller, 'address'))).toEqual([409, 'conflict']);
    expect(refusalIn(await caller.post('/kyc', PROFILE))).toEqual([409, 'conflict']);
  });

  it('may be submitted by who was set to pending by hand', async () => {
    const caller = await api.createCaller({ kycStatus: 'pending' });
    expect(await kycOf(caller)).toMatchObject({ status: 'pending', submittedAt: null });
    await submitted(caller);
    expect(await kycOf(caller)).toMatchObject({ status: 'pending', profile: PROFILE });
  });

  it('of another is nobody’s', async () => {
    const [owner, other] = [await newcomer(), await newcomer()];
    const document = await uploaded(owner, 'address');
    await submitted(owner);
    expect(await kycOf(other)).toMatchObject({ status: 'none', profile: null, documents: [] });
    await other.delete(`/kyc/documents/${document.id}`).expect(404);
    await other.get(`/admin/kyc/1/documents/${document.id}`).expect(403);
    for (const path of [`/kyc/${document.id}`, `/kyc/documents/${document.id}`, '/kyc/documents']) {
      await owner.get(path).expect(404);
    }
  });
});

describe('the details', () => {
  it('refuse what is none, naming the field', async () => {
    const caller = await newcomer();
    await uploadRequired(caller);
    const wrong: [keyof typeof PROFILE | 'status' | 'userId', unknown][] = [
      ...[
        '',
        ' ',
        ' Ann',
        'x'.repeat(101),
        'a\u0000b',
        'a\nb',
        'evil\u202egnp',
        '\ud800',
        7,
        null,
        {},
      ].map((value): ['fullName', unknown] => ['fullName', value]),
      ...[
        '',
        '1990-2-28',
        '1990-02-30',
        '28.02.1990',
        '1899-12-31',
        '0000-01-01',
        '1990-02-28T00:00:00Z',
      ].map((value): ['birthDate', unknown] => ['birthDate', value]),
      ['birthDate', 19900228],
      ['birthDate', new Date(api.clock.nowMs()).toISOString().slice(0, 10)],
      ...['', 'XX', 'de', 'DEU', 'UK', 49].map((value): ['country', unknown] => ['country', value]),
      ['addressLine', 'x'.repeat(201)],
      ['city', ''],
      ['postalCode', 'x'.repeat(17)],
      ['documentType', 'library_card'],
      ['status', 'approved'],
      ['userId', caller.userId],
    ];
    for (const [field, value] of wrong) {
      const refused = await caller.post('/kyc', { ...PROFILE, [field]: value });
      expect([field, value, refused.status]).toEqual([field, value, 400]);
      expect([field, value, errorIn(refused).details?.[0]?.field]).toEqual([field, value, field]);
    }
    const empty = errorIn(await caller.post('/kyc', {}).expect(400));
    expect(empty.details?.map(({ field }) => field).sort()).toEqual(Object.keys(PROFILE).sort());
    expect(await kycOf(caller)).toMatchObject({ status: 'none', profile: null });
  });

  it('are kept as they were written, in any script, code and markup being text', async () => {
    const caller = await newcomer();
    await uploadRequired(caller);
    const profile = {
      ...PROFILE,
      fullName: `<img src=x onerror=alert(1)> '; DROP TABLE users; --`,
      city: '東京都 🗼',
      addressLine: '=HYPERLINK("https://evil.example")',
      postalCode: '{{7*7}}',
    };
    await caller.post('/kyc', profile).expect(201);
    expect((await kycOf(caller)).profile).toEqual(profile);
  });

  it('need eighteen years, to the day', async () => {
    const caller = await newcomer();
    await uploadRequired(caller);
    const now = new Date(api.clock.nowMs());
    const born = (days: number) => {
      const day = Date.UTC(now.getUTCFullYear() - 18, now.getUTCMonth(), now.getUTCDate() + days);
      return { ...PROFILE, birthDate: new Date(day).toISOString().slice(0, 10) };
    };
    expect(errorIn(await caller.post('/kyc', born(1)).expect(400)).details).toEqual([
      { field: 'birthDate', message: 'must be at least 18 years ago' },
    ]);
    await caller.post('/kyc', born(0)).expect(201);
  });
});

describe('documents', () => {
  it('are what their type says, or refused', async () => {
    const caller = await newcomer();
    for (const [type, content] of [
      ['image/png', FILES['image/jpeg']],
      ['image/jpeg', FILES['application/pdf']],
      ['application/pdf', FILES['image/png']],
      ['image/png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
      ['application/pdf', Buffer.from('<html><script>alert(1)</script>')],
      ['image/png', Buffer.from('89504e47', 'hex')],
      ['image/png', Buffer.alloc(0)],
    ] as const) {
      const refused = await upload(caller, 'address', type, content);
      expect(refusalIn(refused)).toEqual([400, 'validation_failed']);
      expect(errorIn(refused).details?.[0]?.field).toBe('body');
    }
    for (const type of [
      'image/svg+xml',
      'text/html',
      'application/json',
      'multipart/form-data; boundary=x',
      'image/png; charset=utf-8',
      'application/octet-stream',
    ]) {
      const refused = await upload(caller, 'address', type, FILES['image/png']);
      expect([type, ...refusalIn(refused)]).toEqual([type, 415, 'unsupported_media_type']);
    }
    const packed = await upload(caller, 'address').set('Content-Encoding', 'gzip');
    expect(refusalIn(packed)).toEqual([415, 'unsupported_media_type']);
    for (const kind of ['', 'selfie', 'identity_front&kind=address']) {
      const refused = await upload(caller, kind);
      expect(errorIn(refused).details?.[0]?.field).toBe('kind');
    }
    expect((await kycOf(caller)).documents).toEqual([]);
  });

  it('may be as large as the limit, not a byte larger', async () => {
    const caller = await newcomer();
    const most = Buffer.alloc(LIMITS.kycDocumentBytesMax);
    FILES['image/png'].copy(most);
    const stored = dataIn(await upload(caller, 'address', 'image/png', most).expect(201));
    expect(stored).toMatchObject({ sizeBytes: LIMITS.kycDocumentBytesMax });
    const more = Buffer.concat([most, Buffer.alloc(1)]);
    expect(refusalIn(await upload(caller, 'address', 'image/png', more))).toEqual([
      413,
      'payload_too_large',
    ]);
  });

  it('are six at most, also when they come at once, and can be deleted until submitted', async () => {
    const caller = await newcomer();
    const answers = await Promise.all(Array.from({ length: 9 }, () => upload(caller, 'address')));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(LIMITS.kycDocumentsMax);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(3);
    const [first] = (await kycOf(caller)).documents;
    expect(dataIn(await caller.delete(`/kyc/documents/${first?.id}`).expect(200))).toEqual(first);
    await caller.delete(`/kyc/documents/${first?.id}`).expect(404);
    for (const id of ['0', 'x', '-1', '9'.repeat(30), '%00']) {
      await caller.delete(`/kyc/documents/${id}`).expect(404);
    }
    const front = await uploaded(caller, 'identity_front');
    await caller.post('/kyc', PROFILE).expect(201);
    await caller.delete(`/kyc/documents/${front.id}`).expect(404);
    expect(refusalIn(await upload(caller, 'address'))).toEqual([409, 'conflict']);
    expect((await kycOf(caller)).documents).toHaveLength(6);
    // Nor does the application's own account with the database have the right to.
    await expect(
      api.sequelize.query(`DELETE FROM kyc_documents WHERE id = ${front.id}`),
    ).rejects.toThrow('append-only');
  });

  it('uploaded while the check is submitted belong to it, or are refused', async () => {
    for (let round = 0; round < 5; round += 1) {
      const caller = await newcomer();
      await uploadRequired(caller);
      const [late] = await Promise.all([
        upload(caller, 'identity_back'),
        caller.post('/kyc', PROFILE).expect(201),
      ]);
      const { documents } = await kycOf(caller);
      expect([late.status, documents.length]).toEqual(late.status === 201 ? [201, 3] : [409, 2]);
    }
  });
});
