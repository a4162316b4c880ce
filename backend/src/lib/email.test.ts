import { describe, expect, it } from 'vitest';
import { EMAIL_PATTERN, normalizeEmail } from './email.ts';

describe('normalizeEmail', () => {
  it.each(['Ann@Example.com', ' ann@example.com\n', 'ANN@EXAMPLE.COM', 'ａｎｎ@example．com'])(
    'folds %j to the one spelling',
    (spelling) => {
      expect(normalizeEmail(spelling)).toBe('ann@example.com');
    },
  );
});

describe('EMAIL_PATTERN', () => {
  it.each(['a@b.c', 'first.last+tag@sub.example.com', 'jürgen@münchen.de'])('takes %s', (email) => {
    expect(EMAIL_PATTERN.test(email)).toBe(true);
  });

  it.each([
    '',
    'a',
    'a@b',
    '@b.c',
    'a@',
    'a b@c.d',
    'a@b@c.d',
    'a\u0000@b.c',
    'a@b.c\ud800',
    '<a@b.c>',
  ])('refuses %j', (email) => {
    expect(EMAIL_PATTERN.test(email)).toBe(false);
  });
});
