import { describe, expect, it } from 'vitest';
import { bodyOf, draftOf, emptyDraft, missingIn, phaseOf } from './announcement-draft.ts';

const NOW_MS = Date.parse('2026-03-01T12:00:00.000Z');
const draft = { ...emptyDraft(NOW_MS), title: ' News ', body: 'Of the day' };

describe('an announcement’s draft', () => {
  it('begins now and lasts until it is removed', () => {
    expect(bodyOf(draft, 'why')).toEqual({
      title: 'News',
      body: 'Of the day',
      titleDe: null,
      bodyDe: null,
      severity: 'info',
      startsAt: '2026-03-01T12:00:00.000Z',
      endsAt: null,
      reason: 'why',
    });
  });

  it('of a stored one sends the same again', () => {
    const { reason, ...body } = bodyOf(
      { ...draft, titleDe: 'Neues', endsAt: draft.startsAt },
      'why',
    );
    const stored = { ...body, titleDe: 'Neues', bodyDe: null, endsAt: null };
    const again = { ...stored, id: '1', createdAt: body.startsAt, updatedAt: body.startsAt };
    expect(bodyOf(draftOf(again), reason)).toEqual({ ...stored, reason });
  });

  it.each([
    ['a title of blanks', { title: '  ' }, 'title'],
    ['no text', { body: '' }, 'body'],
    ['no start', { startsAt: '' }, 'startsAt'],
    ['an end at its start', { endsAt: draft.startsAt }, 'endsAt'],
    ['nothing', {}, null],
  ])('with %s misses it', (_case, change, field) => {
    expect(missingIn({ ...draft, ...change })).toBe(field);
  });
});

describe('the phase', () => {
  const at = (offsetMs: number) => new Date(NOW_MS + offsetMs).toISOString();

  it.each([
    ['current', at(0), null],
    ['current', at(-1), at(1)],
    ['over', at(-2), at(0)],
    ['upcoming', at(1), null],
  ])('is %s from %s until %s', (phase, startsAt, endsAt) => {
    expect(phaseOf({ startsAt, endsAt }, NOW_MS)).toBe(phase);
  });
});
