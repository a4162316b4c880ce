import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusalIn } from './answers.ts';
import { ApiHarness } from './api-harness.ts';
import { PASSWORD } from './auth-calls.ts';
import { SecurityCalls } from './security-calls.ts';

let api: ApiHarness;

beforeAll(async () => {
  api = await ApiHarness.start({ isRateLimitOn: true });
});

afterAll(async () => {
  await api.stop();
});

it('who holds a session may guess its password ten times, over all routes that ask for it', async () => {
  const user = await new SecurityCalls(() => api).account();
  const newPassword = 'Another horse 8';
  for (let count = 0; count < 5; count += 1) {
    await user.post('/auth/password', { currentPassword: 'wrong', newPassword }).expect(401);
    await user.post('/auth/freeze', { password: 'wrong' }).expect(401);
  }
  const right = await user.post('/auth/totp/setup', { password: PASSWORD });
  expect(refusalIn(right)).toEqual([429, 'rate_limited']);
  await user.get('/auth/sessions').expect(200);
});
