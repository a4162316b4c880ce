import { randomUUID } from 'node:crypto';
import type {
  AddressPolicy,
  Notification,
  WithdrawalAddress,
  WithdrawalLimits,
} from '../src/contracts/index.ts';
import { dataIn, pageIn } from './answers.ts';
import type { Caller } from './api-harness.ts';

/** Asks for a withdrawal of cash. @param extra fields beyond the token and the amount. */
export function withdraw(
  caller: Caller,
  amount: string,
  extra: object = { address: 'typed-by-hand' },
  key: string = randomUUID(),
) {
  return caller
    .post('/wallet/withdrawals', { tokenId: 'USD', amount, ...extra })
    .set('Idempotency-Key', key);
}

export async function addAddress(
  caller: Caller,
  address: string,
  extra: object = {},
): Promise<WithdrawalAddress> {
  const body = { tokenId: 'USD', label: 'My bank', address, ...extra };
  return dataIn(await caller.post('/wallet/addresses', body).expect(201)) as WithdrawalAddress;
}

export async function addressesOf(caller: Caller): Promise<WithdrawalAddress[]> {
  return dataIn(await caller.get('/wallet/addresses').expect(200)) as WithdrawalAddress[];
}

export async function setPolicy(caller: Caller, allowListOnly: boolean): Promise<AddressPolicy> {
  const answer = await caller.patch('/wallet/address-policy', { allowListOnly }).expect(200);
  return dataIn(answer) as AddressPolicy;
}

export async function policyOf(caller: Caller): Promise<AddressPolicy> {
  return dataIn(await caller.get('/wallet/address-policy').expect(200)) as AddressPolicy;
}

export async function limitsOf(caller: Caller): Promise<WithdrawalLimits> {
  return dataIn(await caller.get('/wallet/limits').expect(200)) as WithdrawalLimits;
}

/** What a user was told about their security, the oldest first. */
export async function securityNews(caller: Caller): Promise<Record<string, string>[]> {
  const news = pageIn(await caller.get('/notifications').expect(200)).items as Notification[];
  return news
    .filter(({ kind }) => kind === 'security')
    .map(({ data }) => data)
    .reverse();
}
