import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { RATE_RULES } from './rate-limit.ts';

describe('docs/api/limits.md', () => {
  it('lists every class with its rate, and no other', () => {
    const file = path.join(import.meta.dirname, '../../../docs/api/limits.md');
    const rows = readFileSync(file, 'utf8').matchAll(/^\| `(\w+)` \| ([\d,]+) \| (\d+) \| /gm);
    const listed = [...rows].map(([, name, limit = '', seconds]) => [
      name,
      Number(limit.replaceAll(',', '')),
      Number(seconds) * 1_000,
    ]);
    expect(listed).toEqual(
      Object.entries(RATE_RULES).map(([name, { limit, windowMs }]) => [name, limit, windowMs]),
    );
  });
});
