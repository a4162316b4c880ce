import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonProblem } from './json-guard.ts';

describe('jsonProblem', () => {
  it('finds nothing wrong with any JSON that our own code writes', () => {
    fc.assert(
      fc.property(fc.object({ key: fc.stringMatching(/^\w{1,6}$/), maxDepth: 5 }), (value) => {
        expect(jsonProblem(JSON.stringify(value))).toBeNull();
      }),
    );
  });

  it.each([
    ['{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}', null],
    ['{"text":"a \\" quote, a { brace and \\\\"}', null],
    ['{"text":"\\\\","other":"x"}', null],
    ['', null],
    ['{"a":"unfinished', null],
    ['{"a":1,"a":2}', 'has the same key twice'],
    ['{"a":[1,2],"a":2}', 'has the same key twice'],
    ['{"x":{"a":1,"b":2,"a":3}}', 'has the same key twice'],
    ['{"__proto__":1}', 'has a key that is not allowed'],
    ['{"\\u005f_proto__":1}', 'has a key with escapes'],
    ['['.repeat(17), 'is nested deeper than 16 levels'],
    ['['.repeat(16), null],
    ['}}]]', null],
  ])('%s: %s', (text, problem) => {
    expect(jsonProblem(text)).toBe(problem);
  });

  it('refuses more keys in one object than it would look through', () => {
    const keys = Array.from({ length: 65 }, (_, index) => `"k${index}":1`);
    expect(jsonProblem(`{${keys.slice(1).join(',')}}`)).toBeNull();
    expect(jsonProblem(`{${keys.join(',')}}`)).toBe('has too many keys in one object');
  });
});
