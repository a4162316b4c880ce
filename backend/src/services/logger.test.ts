import { describe, expect, it } from 'vitest';
import { safeField } from './logger.ts';

describe('safeField', () => {
  it('hides what is named like a secret, at any depth, and keeps the rest', () => {
    const fields = {
      password: 'a',
      user: { refreshToken: 'b', passwordHash: 'c', name: 'Ann', tokenId: '5' },
      headers: [{ authorization: 'd', cookie: 'e', accept: 'f' }],
      amount: 5n,
    };
    expect(safeField('fields', fields, 0)).toEqual({
      password: '[redacted]',
      user: {
        refreshToken: '[redacted]',
        passwordHash: '[redacted]',
        name: 'Ann',
        tokenId: '5',
      },
      headers: [{ authorization: '[redacted]', cookie: '[redacted]', accept: 'f' }],
      amount: '5',
    });
  });

  it('writes an error with its cause, and not what a library attached', () => {
    const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    const error = Object.assign(new Error('query failed', { cause }), {
      sql: "SELECT 'secret'",
      parameters: ['secret'],
    });
    const written = safeField('error', error, 0) as Record<string, unknown>;
    expect(Object.keys(written)).toEqual(['name', 'message', 'stack', 'cause']);
    expect(written['cause']).toMatchObject({ message: 'refused', code: 'ECONNREFUSED' });
  });

  it('ends, whatever refers to itself', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(JSON.stringify(safeField('circle', circle, 0))).toContain('[nested]');
  });
});
