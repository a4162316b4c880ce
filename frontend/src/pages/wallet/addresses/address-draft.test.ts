import type { WithdrawalAddress } from '@tokentradex/backend/contracts';
import { describe, expect, it } from 'vitest';
import { addressProblem, endsOf, labelProblem } from './address-draft.ts';

const KNOWN: WithdrawalAddress = {
  id: '1',
  tokenId: '2',
  symbol: 'BTC',
  label: 'Cold',
  address: 'bc1qexample',
  createdAt: '2026-01-01T00:00:00.000Z',
  usableFrom: '2026-01-02T00:00:00.000Z',
};
const DRAFT = { tokenId: '2', label: 'New', address: 'bc1qanother' };

describe('an address draft', () => {
  it('needs a label', () => {
    expect(labelProblem({ ...DRAFT, label: '  ' })).toBe('enterLabel');
    expect(labelProblem({ ...DRAFT, label: 'x'.repeat(51) })).toBe('labelTooLong');
    expect(labelProblem(DRAFT)).toBeUndefined();
  });

  it('needs an address that is not in the book for the same asset', () => {
    expect(addressProblem({ ...DRAFT, address: '' }, [KNOWN])).toBe('enterAddress');
    expect(addressProblem({ ...DRAFT, address: 'two words' }, [KNOWN])).toBe('addressRule');
    expect(addressProblem({ ...DRAFT, address: KNOWN.address }, [KNOWN])).toBe('isKnown');
    expect(
      addressProblem({ ...DRAFT, tokenId: '3', address: KNOWN.address }, [KNOWN]),
    ).toBeUndefined();
    expect(addressProblem(DRAFT, [KNOWN])).toBeUndefined();
  });

  it('shows both ends of an address, which never overlap', () => {
    expect(endsOf('bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh')).toEqual({
      start: 'bc1qxy',
      end: 'hx0wlh',
    });
    expect(endsOf('12345678')).toEqual({ start: '1234', end: '5678' });
    expect(endsOf('short')).toBeNull();
  });
});
