import type { Token } from '@tokentradex/backend/contracts';
import { AMOUNT_SCALE, parseAmount, scaleOf } from '@tokentradex/backend/decimal';
import { readAmount } from '../../lib/amount-text.ts';
import { fieldErrors } from '../../lib/error-text.ts';
import type { ApiErrorData } from '../../services/api-error.ts';

/** What an operator sets of a market, as it is typed. */
export const TERM_KEYS = [
  'name',
  'tickSize',
  'lotSize',
  'minQuantity',
  'maxQuantity',
  'minNotional',
  'makerFeeBps',
  'takerFeeBps',
  'circulatingSupply',
] as const;
export type TermKey = (typeof TERM_KEYS)[number];
export type TokenTerms = Record<TermKey, string>;

export const TERM_LABELS: Record<TermKey, string> = {
  name: 'Name',
  tickSize: 'Tick size',
  lotSize: 'Lot size',
  minQuantity: 'Smallest quantity',
  maxQuantity: 'Largest quantity',
  minNotional: 'Smallest value',
  makerFeeBps: 'Maker fee, basis points',
  takerFeeBps: 'Taker fee, basis points',
  circulatingSupply: 'Circulating supply',
};

/** These may be zero. */
const ZERO_KEYS: readonly TermKey[] = [
  'minNotional',
  'makerFeeBps',
  'takerFeeBps',
  'circulatingSupply',
];

const FEE_PATTERN = /^(0|[1-9]\d{0,3})(\.\d{1,2})?$/;

export const NEW_TERMS: TokenTerms = {
  name: '',
  tickSize: '0.01',
  lotSize: '0.001',
  minQuantity: '0.001',
  maxQuantity: '100000',
  minNotional: '5',
  makerFeeBps: '10',
  takerFeeBps: '20',
  circulatingSupply: '0',
};

export function termsOf(token: Token): TokenTerms {
  return Object.fromEntries(TERM_KEYS.map((key) => [key, token[key]])) as TokenTerms;
}

function problemOf(key: TermKey, text: string): string | undefined {
  if (key === 'name') return text.trim() === '' ? 'Enter a name.' : undefined;
  if (key === 'makerFeeBps' || key === 'takerFeeBps') {
    return FEE_PATTERN.test(text.trim()) ? undefined : 'Use basis points with at most 2 decimals.';
  }
  if (ZERO_KEYS.includes(key) && /^0(\.0+)?$/.test(text.trim())) return undefined;
  const reading = readAmount(text);
  return reading.isValid ? undefined : reading.problem;
}

/** What is wrong before the server is asked; it also checks how the terms go together. */
export function termProblems(terms: TokenTerms): Partial<TokenTerms> {
  const problems: Partial<TokenTerms> = {};
  for (const key of TERM_KEYS) {
    const problem = problemOf(key, terms[key]);
    if (problem !== undefined) problems[key] = problem;
  }
  if (problems.tickSize === undefined && problems.lotSize === undefined) {
    const { tickSize, lotSize } = cleanTerms(terms);
    const decimals = scaleOf(parseAmount(tickSize)) + scaleOf(parseAmount(lotSize));
    if (decimals > AMOUNT_SCALE) {
      problems.lotSize = `Tick and lot size may have ${AMOUNT_SCALE} decimals together; these have ${decimals}.`;
    }
  }
  return problems;
}

/** The terms as the API wants them. Only for terms without problems. */
export function cleanTerms(terms: TokenTerms): TokenTerms {
  const clean = { ...terms, name: terms.name.trim() };
  for (const key of TERM_KEYS) {
    if (key === 'name') continue;
    const reading = readAmount(terms[key]);
    clean[key] = reading.isValid ? reading.amount : '0';
  }
  return clean;
}

export interface TermChange {
  key: TermKey;
  before: string;
  after: string;
}

/** What the operator changed, in the order of the form. */
export function termChanges(token: Token, terms: TokenTerms): TermChange[] {
  const clean = cleanTerms(terms);
  return TERM_KEYS.filter((key) => clean[key] !== token[key]).map((key) => ({
    key,
    before: token[key],
    after: clean[key],
  }));
}

/** A new symbol: what the API takes. */
export const SYMBOL_PATTERN = /^(?=.*[A-Z])[A-Z0-9]{2,10}$/;

/** The server's word on each field, with the fields named as the form names them. */
export function termErrors(error: ApiErrorData | null): Record<string, string> {
  const readable = (message: string) => {
    const named = TERM_KEYS.reduce(
      (text, key) => text.replaceAll(key, TERM_LABELS[key].toLowerCase()),
      message,
    );
    return `${named.charAt(0).toUpperCase()}${named.slice(1)}.`;
  };
  return Object.fromEntries(
    Object.entries(fieldErrors(error)).map(([field, message]) => [field, readable(message)]),
  );
}
