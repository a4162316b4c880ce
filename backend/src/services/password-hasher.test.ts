import { describe, expect, it } from 'vitest';
import { PasswordHasher } from './password-hasher.ts';

const COST_MIN = 4;

describe('PasswordHasher', () => {
  const passwords = new PasswordHasher('pepper', COST_MIN);

  it('knows a password by its hash, in either of its spellings, and no other', async () => {
    const hash = await passwords.hash('Caf\u00e9 1');
    expect(hash).not.toContain('Caf');
    expect(await passwords.verify('Cafe\u0301 1', hash)).toBe(true);
    expect(await passwords.verify('cafe 1', hash)).toBe(false);
    expect(await passwords.verify('Caf\u00e9 1', null)).toBe(false);
    expect(await passwords.verify('Caf\u00e9 1', 'x')).toBe(false);
  });

  it('reads every byte, also behind NUL and beyond 72', async () => {
    const hash = await passwords.hash(`a\u0000b${'x'.repeat(100)}`);
    expect(await passwords.verify(`a\u0000c${'x'.repeat(100)}`, hash)).toBe(false);
    expect(await passwords.verify(`a\u0000b${'x'.repeat(99)}`, hash)).toBe(false);
  });

  it('is of no use without the pepper', async () => {
    const hash = await passwords.hash('secret words');
    const other = new PasswordHasher('another pepper', COST_MIN);
    expect(await other.verify('secret words', hash)).toBe(false);
  });

  it('refuses what waits beyond its bound, and finishes the rest', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 200 }, () => passwords.hash('secret words')),
    );
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(70);
    for (const result of refused) expect(result).toMatchObject({ reason: { code: 'unavailable' } });
  });
});
