import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS, type Transaction } from '../src/contracts/index.ts';
import { dataIn, errorIn, refusalIn } from './answers.ts';
import { ApiHarness, type Caller } from './api-harness.ts';
import {
  addAddress,
  addressesOf,
  policyOf,
  securityNews,
  setPolicy,
  withdraw,
} from './withdrawal-calls.ts';

const HOUR_MS = 3_600_000;

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start();
});

afterAll(async () => {
  await api.stop();
});

/** Sessions end while the clock is moved: the same user, signed in again. */
async function hoursLater(caller: Caller, hours: number): Promise<Caller> {
  api.clock.advance(hours * HOUR_MS);
  return api.signIn(caller.userId);
}

describe('the address book', () => {
  it('keeps addresses per token, newest first, and tells their owner of each new one', async () => {
    const caller = await api.createCaller();
    const first = await addAddress(caller, 'bank-account-1', { label: '  Savings  ' });
    const second = await addAddress(caller, 'bank-account-1', { tokenId: api.tokenId });
    expect(first).toMatchObject({ symbol: 'USD', label: 'Savings', address: 'bank-account-1' });
    expect(Date.parse(first.usableFrom) - Date.parse(first.createdAt)).toBe(24 * HOUR_MS);
    expect(await addressesOf(caller)).toEqual([second, first]);
    expect(await securityNews(caller)).toMatchObject([
      { event: 'withdrawal_address_added', label: 'Savings', usableFrom: first.usableFrom },
      { event: 'withdrawal_address_added', address: 'bank-account-1' },
    ]);
  });

  it('holds an address once per token, however often it is sent, until it is deleted', async () => {
    const caller = await api.createCaller();
    const body = { tokenId: 'USD', label: 'Bank', address: 'the-same-place' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => caller.post('/wallet/addresses', body)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = answers.find(({ status }) => status === 409);
    expect(errorIn(refused ?? { body: null })).toMatchObject({
      code: 'conflict',
      details: [{ field: 'address' }],
    });
    const [only] = await addressesOf(caller);
    await caller.delete(`/wallet/addresses/${String(only?.id)}`).expect(200);
    expect((await addAddress(caller, 'the-same-place')).id).not.toBe(only?.id);
  });

  it('has room for a hundred', async () => {
    const caller = await api.createCaller();
    await api.pool.query(
      `INSERT INTO withdrawal_addresses (user_id, token_id, label, address, created_at, usable_from)
       SELECT $1, $2, 'x', 'address-' || n, now(), now() FROM generate_series(1, $3) AS n`,
      [caller.userId, api.quoteTokenId, LIMITS.withdrawalAddressesMax - 1],
    );
    const answers = await Promise.all(
      ['one-too-many', 'two-too-many'].map((address) =>
        caller.post('/wallet/addresses', { tokenId: 'USD', label: 'x', address }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await addressesOf(caller)).toHaveLength(LIMITS.withdrawalAddressesMax);
  });

  it('keeps no more than a hundred deleted ones', async () => {
    const caller = await api.createCaller();
    await api.pool.query(
      `INSERT INTO withdrawal_addresses
         (user_id, token_id, label, address, created_at, usable_from, deleted_at)
       SELECT $1, $2, 'x', 'address-1', now(), now(), now() FROM generate_series(1, 150)`,
      [caller.userId, api.quoteTokenId],
    );
    await addAddress(caller, 'address-1');
    const { rows } = await api.pool.query<{ count: number }>(
      'SELECT count(*)::int FROM withdrawal_addresses WHERE user_id = $1',
      [caller.userId],
    );
    expect(rows).toEqual([{ count: 101 }]);
  });

  it('refuses what is not valid, field by field', async () => {
    const caller = await api.createCaller();
    const valid = { tokenId: 'USD', label: 'Bank', address: 'a-good-address' };
    for (const [field, value] of [
      ['label', ''],
      ['label', '   '],
      ['label', 'x'.repeat(51)],
      ['label', 'line\nbreak'],
      ['label', 7],
      ['address', 'short'],
      ['address', 'with a blank'],
      ['address', 'x'.repeat(129)],
      ['address', 'umläut-address'],
      ['address', null],
      ['tokenId', {}],
      ['tokenId', undefined],
      ['usableFrom', '2020-01-01T00:00:00.000Z'],
      ['userId', randomUUID()],
    ] as const) {
      const refused = await caller.post('/wallet/addresses', { ...valid, [field]: value });
      expect([field, value, refused.status]).toEqual([field, value, 400]);
      expect(errorIn(refused).details?.[0]?.field).toBe(field);
    }
    const unknown = await caller.post('/wallet/addresses', { ...valid, tokenId: 'NOPE' });
    expect(refusalIn(unknown)).toEqual([422, 'unknown_token']);
    expect(await addressesOf(caller)).toEqual([]);
  });

  it('of another user is neither seen nor deleted', async () => {
    const [owner, other] = await Promise.all([api.createCaller(), api.createCaller()]);
    const { id } = await addAddress(owner, 'bank-account-1');
    expect(await addressesOf(other)).toEqual([]);
    for (const wrong of [id, '0', 'x', '9'.repeat(30), '%00']) {
      await other.delete(`/wallet/addresses/${wrong}`).expect(404);
    }
    expect(await addressesOf(owner)).toHaveLength(1);
    await owner.delete(`/wallet/addresses/${id}`).expect(200);
    await owner.delete(`/wallet/addresses/${id}`).expect(404);
  });
});

describe('a withdrawal to the address book', () => {
  it('waits for the end of the waiting period, and says when that is', async () => {
    const owner = await api.createCaller({}, { quote: '100' });
    const { id, usableFrom } = await addAddress(owner, 'bank-account-1');
    const early = await withdraw(owner, '1', { addressId: id });
    expect(refusalIn(early)).toEqual([422, 'address_cooling_off']);
    expect(errorIn(early).details).toEqual([
      { field: 'addressId', message: `can be used from ${usableFrom} on` },
    ]);
    expect(errorIn(early).message).toContain(usableFrom);
    const later = await hoursLater(owner, 24);
    const held = dataIn(await withdraw(later, '1', { addressId: id }).expect(201));
    expect(held).toMatchObject({ status: 'held', address: 'bank-account-1' });
  });

  it('names its destination in exactly one way', async () => {
    const owner = await api.createCaller({}, { quote: '100' });
    const { id } = await addAddress(owner, 'bank-account-1');
    const both = await withdraw(owner, '1', { addressId: id, address: 'bank-account-1' });
    expect(errorIn(both).details).toEqual([
      { field: 'address', message: 'must not be sent together with addressId' },
    ]);
    const neither = await withdraw(owner, '1', {});
    expect(errorIn(neither).details).toEqual([
      { field: 'address', message: 'is required, or else addressId' },
    ]);
  });

  it('names an address of one’s own and of the same token', async () => {
    const [owner, other] = await Promise.all([
      api.createCaller({}, { quote: '100' }),
      api.createCaller({}, { quote: '100' }),
    ]);
    const { id } = await addAddress(owner, 'bank-account-1');
    const ofToken = await addAddress(owner, 'bc1q-somewhere', { tokenId: api.tokenId });
    const foreign = await withdraw(other, '1', { addressId: id });
    expect(refusalIn(foreign)).toEqual([404, 'not_found']);
    for (const addressId of ['0', 'x', '999999999']) {
      const unknown = await withdraw(other, '1', { addressId });
      expect(errorIn(unknown)).toEqual({
        ...errorIn(foreign),
        requestId: errorIn(unknown).requestId,
      });
    }
    const mixed = await withdraw(owner, '1', { addressId: ofToken.id });
    expect(refusalIn(mixed)).toEqual([400, 'validation_failed']);
    expect(errorIn(mixed).details?.[0]?.field).toBe('addressId');
    for (const addressId of [7, null, {}, '9'.repeat(40)]) {
      expect([addressId, (await withdraw(owner, '1', { addressId })).status]).toEqual([
        addressId,
        400,
      ]);
    }
  });

  it('is answered alike under its key, also once the address is deleted or typed', async () => {
    const early = await api.createCaller({}, { quote: '100' });
    const { id } = await addAddress(early, 'bank-account-1');
    const owner = await hoursLater(early, 24);
    const key = randomUUID();
    const held = dataIn(
      await withdraw(owner, '5', { addressId: id }, key).expect(201),
    ) as Transaction;
    await owner.delete(`/wallet/addresses/${id}`).expect(200);
    const again = await withdraw(owner, '5', { addressId: id }, key).expect(201);
    expect(dataIn(again)).toEqual(held);
    const typed = await withdraw(owner, '5', { address: 'bank-account-1' }, key).expect(201);
    expect(dataIn(typed)).toEqual(held);
    await setPolicy(owner, true);
    expect(dataIn(await withdraw(owner, '5', { addressId: id }, key).expect(201))).toEqual(held);
    expect((await withdraw(owner, '5', { addressId: id })).status).toBe(404);
    const wallet = dataIn(await owner.get('/wallet/USD').expect(200));
    expect(wallet).toMatchObject({ lockedBalance: '5' });
    expect(dataIn(await owner.get('/wallet/transactions').expect(200))).toMatchObject({
      items: [{ address: 'bank-account-1' }, {}],
    });
  });
});

describe('allow-list mode', () => {
  it('lets withdrawals go only to addresses of the book that are past their waiting period', async () => {
    const early = await api.createCaller({}, { quote: '100' });
    const usable = await addAddress(early, 'bank-account-1');
    const owner = await hoursLater(early, 24);
    const waiting = await addAddress(owner, 'bank-account-2');
    expect(await policyOf(owner)).toEqual({
      allowListOnly: false,
      allowListUntil: null,
      coolOffHours: 24,
    });
    expect(await setPolicy(owner, true)).toMatchObject({ allowListOnly: true });
    await withdraw(owner, '1', { address: usable.address }).expect(201);
    await withdraw(owner, '1', { addressId: usable.id }).expect(201);
    const typed = await withdraw(owner, '1', { address: 'somewhere-else' });
    expect(refusalIn(typed)).toEqual([422, 'address_not_allowed']);
    expect(errorIn(typed).details?.[0]?.field).toBe('address');
    const cooling = await withdraw(owner, '1', { address: waiting.address });
    expect(refusalIn(cooling)).toEqual([422, 'address_cooling_off']);
    expect(errorIn(cooling).message).toContain(waiting.usableFrom);
    // An address of another token is none for this one.
    await addAddress(owner, 'bc1q-somewhere', { tokenId: api.tokenId });
    const other = await withdraw(owner, '1', { address: 'bc1q-somewhere' });
    expect(refusalIn(other)).toEqual([422, 'address_not_allowed']);
    await owner.delete(`/wallet/addresses/${usable.id}`).expect(200);
    const deleted = await withdraw(owner, '1', { address: usable.address });
    expect(refusalIn(deleted)).toEqual([422, 'address_not_allowed']);
  });

  it('is left after a day, which may be taken back and is not begun anew', async () => {
    const caller = await api.createCaller({}, { quote: '100' });
    expect((await setPolicy(caller, false)).allowListUntil).toBeNull();
    await setPolicy(caller, true);
    const ending = await setPolicy(caller, false);
    expect(ending.allowListOnly).toBe(true);
    expect(Date.parse(ending.allowListUntil ?? '') - api.clock.nowMs()).toBeGreaterThan(
      23.9 * HOUR_MS,
    );
    const sooner = await hoursLater(caller, 20);
    expect(await setPolicy(sooner, false)).toEqual(ending);
    expect((await withdraw(sooner, '1')).status).toBe(422);
    expect(await setPolicy(sooner, true)).toMatchObject({
      allowListOnly: true,
      allowListUntil: null,
    });
    const kept = await hoursLater(caller, 20);
    expect((await withdraw(kept, '1')).status).toBe(422);
    await setPolicy(kept, false);
    const free = await hoursLater(caller, 24);
    expect(await policyOf(free)).toMatchObject({ allowListOnly: false, allowListUntil: null });
    await withdraw(free, '1').expect(201);
    expect((await securityNews(free)).map(({ event }) => event)).toEqual([
      'allow_list_on',
      'allow_list_ending',
      'allow_list_kept',
      'allow_list_ending',
    ]);
  });

  it('takes nothing but a yes or no', async () => {
    const caller = await api.createCaller();
    for (const body of [{}, { allowListOnly: 'yes' }, { allowListOnly: null }]) {
      const refused = await caller.patch('/wallet/address-policy', body).expect(400);
      expect(errorIn(refused).details?.[0]?.field).toBe('allowListOnly');
    }
    expect(await policyOf(caller)).toMatchObject({ allowListOnly: false });
  });
});
