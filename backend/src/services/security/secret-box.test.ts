import { describe, expect, it } from 'vitest';
import { SecretBox } from './secret-box.ts';

const box = new SecretBox('a configured secret');

describe('the secret box', () => {
  it('opens what it sealed, and seals the same text differently each time', () => {
    const sealed = box.seal('JBSWY3DPEHPK3PXP', 'user-1');
    expect(box.open(sealed, 'user-1')).toBe('JBSWY3DPEHPK3PXP');
    expect(sealed).not.toContain('JBSWY3DPEHPK3PXP');
    expect(box.seal('JBSWY3DPEHPK3PXP', 'user-1')).not.toBe(sealed);
  });

  it('does not open what was sealed for another user or under another secret', () => {
    const sealed = box.seal('JBSWY3DPEHPK3PXP', 'user-1');
    expect(() => box.open(sealed, 'user-2')).toThrow();
    expect(() => new SecretBox('another secret').open(sealed, 'user-1')).toThrow();
  });

  it('does not open what was changed or cut', () => {
    const sealed = box.seal('JBSWY3DPEHPK3PXP', 'user-1');
    const middle = sealed.length - 30;
    const other = sealed[middle] === 'A' ? 'B' : 'A';
    expect(() =>
      box.open(sealed.slice(0, middle) + other + sealed.slice(middle + 1), 'user-1'),
    ).toThrow();
    expect(() => box.open(sealed.slice(0, -8), 'user-1')).toThrow();
    expect(() => box.open('plain text', 'user-1')).toThrow();
  });

  it('hashes alike for one user only', () => {
    expect(box.hash('code', 'user-1')).toBe(box.hash('code', 'user-1'));
    expect(box.hash('code', 'user-1')).not.toBe(box.hash('code', 'user-2'));
  });
});
