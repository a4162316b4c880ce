import { describe, expect, it } from 'vitest';
import { checkProfile, EMPTY_PROFILE, profileOf, type ProfileDraft } from './profile-draft.ts';

const NOW_MS = Date.parse('2026-11-23T12:00:00.000Z');
const DRAFT: ProfileDraft = {
  fullName: ' Ann Example ',
  birthDate: '1990-02-28',
  country: 'DE',
  addressLine: 'Hauptstraße 1',
  city: 'Köln',
  postalCode: '50667',
  documentType: 'passport',
};

describe('checkProfile', () => {
  it('finds nothing wrong with what is complete', () => {
    expect(checkProfile(DRAFT, NOW_MS)).toEqual({});
  });

  it('names each field that is empty or blank', () => {
    expect(Object.keys(checkProfile(EMPTY_PROFILE, NOW_MS))).toEqual(Object.keys(EMPTY_PROFILE));
    expect(checkProfile({ ...DRAFT, city: '  ' }, NOW_MS)).toEqual({ city: 'missing.city' });
  });

  it('wants a date, and eighteen years to the day', () => {
    const problemOf = (birthDate: string) => checkProfile({ ...DRAFT, birthDate }, NOW_MS);
    expect(problemOf('0190-01-01')).toEqual({ birthDate: 'missing.birthDate' });
    expect(problemOf('2008-11-24')).toEqual({ birthDate: 'tooYoung' });
    expect(problemOf('2008-11-23')).toEqual({});
  });
});

describe('profileOf', () => {
  it('sends what was typed without the blanks around it', () => {
    expect(profileOf(DRAFT)).toEqual({ ...DRAFT, fullName: 'Ann Example' });
    expect(profileOf(EMPTY_PROFILE)).toBeNull();
  });
});
