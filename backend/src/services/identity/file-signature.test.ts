import { describe, expect, it } from 'vitest';
import { startsAs } from './file-signature.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d', 'hex');
const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex');
const PDF = Buffer.from('%PDF-1.7\n');

describe('startsAs', () => {
  it('takes a file for its own type and for no other', () => {
    const taken = [PNG, JPEG, PDF].map((content) =>
      (['image/png', 'image/jpeg', 'application/pdf'] as const).map((type) =>
        startsAs(content, type),
      ),
    );
    expect(taken).toEqual([
      [true, false, false],
      [false, true, false],
      [false, false, true],
    ]);
  });

  it('refuses what is shorter than the beginning, or begins later', () => {
    expect(startsAs(Buffer.alloc(0), 'image/png')).toBe(false);
    expect(startsAs(PNG.subarray(0, 7), 'image/png')).toBe(false);
    expect(startsAs(Buffer.concat([Buffer.from(' '), PDF]), 'application/pdf')).toBe(false);
    expect(startsAs(Buffer.from('<svg onload="alert(1)">'), 'image/png')).toBe(false);
  });
});
