import type { AuditEntry } from '@tokentradex/backend/contracts';
import { describe, expect, it } from 'vitest';
import { adminTexts } from '../../i18n/en/admin.ts';
import { textOf } from '../../i18n/i18n.ts';
import { auditDifferences, describeAction } from './audit-words.ts';

const t = textOf(adminTexts);

const entryOf = (before: AuditEntry['before'], after: AuditEntry['after']) =>
  ({ before, after }) as AuditEntry;

describe('auditDifferences', () => {
  it('names the fields that changed, with both values', () => {
    const differences = auditDifferences(
      t,
      entryOf(
        { state: 'active', isActive: true, name: 'A' },
        { state: 'halted', isActive: false, name: 'A' },
      ),
    );
    expect(differences).toEqual([
      { field: 'State', before: 'active', after: 'halted' },
      { field: 'Account enabled', before: 'true', after: 'false' },
    ]);
  });

  it('shows everything as new when there was nothing before', () => {
    expect(auditDifferences(t, entryOf(null, { tickSize: '0.01' }))).toEqual([
      { field: 'Tick size', before: null, after: '0.01' },
    ]);
  });
});

describe('describeAction', () => {
  it('leaves an unknown action as it stands', () => {
    expect([describeAction(t, 'user.update'), describeAction(t, 'moon.paint')]).toEqual([
      'User changed',
      'moon.paint',
    ]);
  });
});
