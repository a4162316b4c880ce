import type { ListTokenBody, Token } from '@tokentradex/backend/contracts';
import { AMOUNT_SCALE, parseAmount, scaleOf } from '@tokentradex/backend/decimal';
import type { adminTexts } from '../../i18n/en/admin.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { readAmount } from '../../lib/amount-text.ts';
import { fieldErrors } from '../../lib/error-text.ts';
import type { ApiErrorData } from '../../services/api-error.ts';

type AdminText = Translate<typeof adminTexts.english>;

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
  'priceBandBps',
  'maxOpenOrders',
  'maxTriggers',
  'breakerMoveBps',
  'breakerWindowMinutes',
  'breakerPauseMinutes',
  'circulatingSupply',
] as const;
export type TermKey = (typeof TERM_KEYS)[number];
export type TokenTerms = Record<TermKey, string>;

/** These may be zero. */
const ZERO_KEYS: readonly TermKey[] = [
  'minNotional',
  'makerFeeBps',
  'takerFeeBps',
  'circulatingSupply',
];

/** Whole numbers on the wire; the others are decimal strings. */
const INTEGER_KEYS = [
  'priceBandBps',
  'maxOpenOrders',
  'maxTriggers',
  'breakerMoveBps',
  'breakerWindowMinutes',
  'breakerPauseMinutes',
] as const satisfies readonly TermKey[];
type IntegerKey = (typeof INTEGER_KEYS)[number];

function isIntegerKey(key: TermKey): key is IntegerKey {
  return INTEGER_KEYS.some((integerKey) => integerKey === key);
}

const INTEGER_PATTERN = /^(0|[1-9]\d{0,6})$/;
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
  priceBandBps: '5000',
  maxOpenOrders: '200',
  maxTriggers: '50',
  breakerMoveBps: '2000',
  breakerWindowMinutes: '5',
  breakerPauseMinutes: '5',
  circulatingSupply: '0',
};

export function termsOf(token: Token): TokenTerms {
  return Object.fromEntries(TERM_KEYS.map((key) => [key, String(token[key])])) as TokenTerms;
}

function problemOf(t: AdminText, key: TermKey, text: string): string | undefined {
  if (key === 'name') return text.trim() === '' ? t('problem.name') : undefined;
  if (isIntegerKey(key)) {
    return INTEGER_PATTERN.test(text.trim()) ? undefined : t('problem.integer');
  }
  if (key === 'makerFeeBps' || key === 'takerFeeBps') {
    return FEE_PATTERN.test(text.trim()) ? undefined : t('problem.fee');
  }
  if (ZERO_KEYS.includes(key) && /^0(\.0+)?$/.test(text.trim())) return undefined;
  const reading = readAmount(text);
  return reading.isValid ? undefined : reading.problem;
}

/** What is wrong before the server is asked; it also checks how the terms go together. */
export function termProblems(t: AdminText, terms: TokenTerms): Partial<TokenTerms> {
  const problems: Partial<TokenTerms> = {};
  for (const key of TERM_KEYS) {
    const problem = problemOf(t, key, terms[key]);
    if (problem !== undefined) problems[key] = problem;
  }
  if (problems.tickSize === undefined && problems.lotSize === undefined) {
    const { tickSize, lotSize } = cleanTerms(terms);
    const decimals = scaleOf(parseAmount(tickSize)) + scaleOf(parseAmount(lotSize));
    if (decimals > AMOUNT_SCALE) {
      problems.lotSize = t('problem.decimals', { max: AMOUNT_SCALE, count: decimals });
    }
  }
  return problems;
}

/** The terms as the API wants them. Only for terms without problems. */
export function cleanTerms(terms: TokenTerms): TokenTerms {
  const clean = { ...terms, name: terms.name.trim() };
  for (const key of TERM_KEYS) {
    if (key === 'name' || isIntegerKey(key)) {
      clean[key] = terms[key].trim();
      continue;
    }
    const reading = readAmount(terms[key]);
    clean[key] = reading.isValid ? reading.amount : '0';
  }
  return clean;
}

/** The terms as the body of a request: whole numbers as numbers. */
export function termsBody(clean: TokenTerms): Omit<ListTokenBody, 'symbol' | 'reason'> {
  const integers = Object.fromEntries(INTEGER_KEYS.map((key) => [key, Number(clean[key])]));
  return { ...clean, ...(integers as Record<IntegerKey, number>) };
}

export interface TermChange {
  key: TermKey;
  before: string;
  after: string;
}

/** What the operator changed, in the order of the form. */
export function termChanges(token: Token, terms: TokenTerms): TermChange[] {
  const clean = cleanTerms(terms);
  return TERM_KEYS.filter((key) => clean[key] !== String(token[key])).map((key) => ({
    key,
    before: String(token[key]),
    after: clean[key],
  }));
}

/** A new symbol: what the API takes. */
export const SYMBOL_PATTERN = /^(?=.*[A-Z])[A-Z0-9]{2,10}$/;

/** The server's word on each field, with the fields named as the form names them. */
export function termErrors(t: AdminText, error: ApiErrorData | null): Record<string, string> {
  const readable = (message: string) => {
    const named = TERM_KEYS.reduce(
      (text, key) => text.replaceAll(key, t(`term.${key}`).toLowerCase()),
      message,
    );
    return `${named.charAt(0).toUpperCase()}${named.slice(1)}.`;
  };
  return Object.fromEntries(
    Object.entries(fieldErrors(error)).map(([field, message]) => [field, readable(message)]),
  );
}
