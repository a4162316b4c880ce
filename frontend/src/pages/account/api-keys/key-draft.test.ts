import type { ApiKey } from '@tokentradex/backend/contracts';
import { describe, expect, it } from 'vitest';
import { endOfDay } from '../../../lib/local-day.ts';
import { bodyOf, draftOf, problemsOf, refusedFields, withPermission } from './key-draft.ts';

const NOW_MS = new Date(2026, 4, 10, 12).getTime();
const KEY: ApiKey = {
  id: '1',
  label: 'bot',
  apiKey: 'ttx_1',
  permissions: ['read', 'withdraw'],
  allowedIps: ['203.0.113.7', '2001:db8::/48'],
  isEnabled: true,
  expiresAt: endOfDay('2026-12-31'),
  createdAt: '2026-01-01T00:00:00.000Z',
  lastUsedAt: null,
  lastUsedIp: null,
};

describe('the draft of an API key', () => {
  it('of a key that is there sends back what it was made from', () => {
    const { label, permissions, allowedIps, expiresAt } = KEY;
    expect(bodyOf(draftOf(KEY))).toEqual({ label, permissions, allowedIps, expiresAt });
    expect(draftOf(KEY).lastDay).toBe('2026-12-31');
    expect(bodyOf(draftOf({ ...KEY, expiresAt: null })).expiresAt).toBeNull();
  });

  it('reads addresses however they are set apart, each once', () => {
    const ips = ' 203.0.113.7,203.0.113.8;\n\n2001:db8::1\t203.0.113.7 ';
    expect(bodyOf({ ...draftOf(null), ips }).allowedIps).toEqual([
      '203.0.113.7',
      '203.0.113.8',
      '2001:db8::1',
    ]);
  });

  it('begins with reading alone, and keeps permissions in their order', () => {
    expect(draftOf(null).permissions).toEqual(['read']);
    expect(withPermission(['withdraw'], 'read', true)).toEqual(['read', 'withdraw']);
    expect(withPermission(['read', 'trade'], 'read', false)).toEqual(['trade']);
  });

  it('names what is wrong', () => {
    const right = { ...draftOf(null), label: 'bot' };
    expect(problemsOf(right, NOW_MS)).toEqual({});
    const many = Array.from({ length: 21 }, (_, index) => `10.0.0.${index}`).join('\n');
    for (const [field, change] of [
      ['label', { label: '  ' }],
      ['permissions', { permissions: [] }],
      ['ips', { permissions: ['withdraw'] }],
      ['ips', { ips: many }],
      ['lastDay', { lastDay: '2026-05-09' }],
      ['lastDay', { lastDay: '2026-02-30' }],
    ] as const) {
      expect(Object.keys(problemsOf({ ...right, ...change }, NOW_MS))).toEqual([field]);
    }
    expect(problemsOf({ ...right, lastDay: '2026-05-10' }, NOW_MS)).toEqual({});
  });

  it('shows a refusal at the field and the address that it is about', () => {
    const draft = { ...draftOf(KEY), ips: '203.0.113.7 example.com' };
    const error = {
      code: 'validation_failed' as const,
      message: 'The request is not valid.',
      status: 400,
      requestId: null,
      isOutcomeUnknown: false,
      details: [
        { field: 'allowedIps.1', message: 'must be an address' },
        { field: 'expiresAt', message: 'must be in the future' },
      ],
    };
    const problems = refusedFields(draft, error);
    expect(problems.ips).toContain('example.com');
    expect(Object.keys(problems).sort()).toEqual(['ips', 'lastDay']);
    expect(refusedFields(draft, null)).toEqual({});
  });
});
