import type { Token } from '@tokentradex/backend/contracts';
import { describe, expect, it } from 'vitest';
import { adminTexts } from '../../i18n/en/admin.ts';
import { textOf } from '../../i18n/i18n.ts';
import type { ApiErrorData } from '../../services/api-error.ts';
import { cleanTerms, NEW_TERMS, termChanges, termErrors, termProblems } from './token-terms.ts';

const t = textOf(adminTexts);

describe('termProblems', () => {
  it('finds nothing wrong with sensible terms, and lets fees and the smallest value be zero', () => {
    expect(
      termProblems(t, { ...NEW_TERMS, name: 'Coin', makerFeeBps: '0', minNotional: '0' }),
    ).toEqual({});
  });

  it('refuses a tick and a lot whose product could not be exact', () => {
    const problems = termProblems(t, {
      ...NEW_TERMS,
      name: 'Coin',
      tickSize: '0.00001',
      lotSize: '0.0001',
    });
    expect(Object.keys(problems)).toEqual(['lotSize']);
  });

  it('refuses empty names, zero sizes and fees with three decimals', () => {
    const problems = termProblems(t, { ...NEW_TERMS, tickSize: '0', takerFeeBps: '1.005' });
    expect(Object.keys(problems)).toEqual(['name', 'tickSize', 'takerFeeBps']);
  });
});

describe('termChanges', () => {
  it('names only what differs, after reading it as the API would', () => {
    const token = { ...NEW_TERMS, name: 'Coin' } as unknown as Token;
    const terms = { ...NEW_TERMS, name: ' Coin ', maxQuantity: '100,000', takerFeeBps: '25' };
    expect(termChanges(token, terms)).toEqual([{ key: 'takerFeeBps', before: '20', after: '25' }]);
  });

  it('keeps a zero as a zero', () => {
    expect(cleanTerms({ ...NEW_TERMS, name: 'Coin', makerFeeBps: '0' }).makerFeeBps).toBe('0');
  });
});

describe('termErrors', () => {
  it('names the fields of a refusal as the form does', () => {
    const error: ApiErrorData = {
      code: 'validation_failed',
      message: '',
      status: 400,
      requestId: null,
      details: [{ field: 'minQuantity', message: 'must be a multiple of lotSize' }],
    };
    expect(termErrors(t, error)).toEqual({ minQuantity: 'Must be a multiple of lot size.' });
  });
});
