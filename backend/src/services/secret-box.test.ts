import { describe, expect, it } from 'vitest';
import { SecretBox } from './secret-box.ts';

const box = new SecretBox('a configured secret of thirty-two bytes', 'api-keys');

describe('a secret box', () => {
  it('opens to what was sealed, also in a process that starts later', () => {
    const sealed = box.seal('ünïque secret', 'owner');
    expect(box.open(sealed, 'owner')).toBe('ünïque secret');
    const later = new SecretBox('a configured secret of thirty-two bytes', 'api-keys');
    expect(later.open(sealed, 'owner')).toBe('ünïque secret');
    expect(box.open(box.seal('', 'owner'), 'owner')).toBe('');
  });

  it('shows nothing of the secret, nor that two are the same', () => {
    const sealed = box.seal('the same secret', 'owner');
    expect(sealed.includes('the same')).toBe(false);
    expect(sealed.equals(box.seal('the same secret', 'owner'))).toBe(false);
  });

  it('stays shut for another owner, another purpose and another configured secret', () => {
    const sealed = box.seal('secret', 'owner');
    expect(box.open(sealed, 'other')).toBeNull();
    const purpose = new SecretBox('a configured secret of thirty-two bytes', 'one-time-passwords');
    expect(purpose.open(sealed, 'owner')).toBeNull();
    expect(new SecretBox('another configured secret', 'api-keys').open(sealed, 'owner')).toBeNull();
  });

  it('stays shut when a single bit has changed, wherever it is, and when it is cut short', () => {
    const sealed = box.seal('secret', 'owner');
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = Buffer.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect([place, box.open(changed, 'owner')]).toEqual([place, null]);
      expect(box.open(sealed.subarray(0, place), 'owner')).toBeNull();
    }
  });
});
