import { describe, expect, it } from 'vitest';
import { isOfAge } from './is-of-age.ts';

const at = (time: string) => Date.parse(time);

describe('isOfAge', () => {
  it('is reached on the eighteenth birthday, not the day before', () => {
    expect(isOfAge('2008-11-23', at('2026-11-22T23:59:59.999Z'))).toBe(false);
    expect(isOfAge('2008-11-23', at('2026-11-23T00:00:00.000Z'))).toBe(true);
    expect(isOfAge('1950-12-31', at('2026-11-23T00:00:00.000Z'))).toBe(true);
    expect(isOfAge('2026-11-24', at('2026-11-23T00:00:00.000Z'))).toBe(false);
  });

  it('is reached on 1 March by who was born on 29 February', () => {
    expect(isOfAge('2008-02-29', at('2026-02-28T12:00:00.000Z'))).toBe(false);
    expect(isOfAge('2008-02-29', at('2026-03-01T00:00:00.000Z'))).toBe(true);
  });
});
