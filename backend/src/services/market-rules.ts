import type { ErrorDetail } from '../contracts/index.ts';
import { AMOUNT_ATOMS_MAX } from '../engine/bounds.ts';
import type { MarketRules } from '../engine/commands.ts';
import { AppError } from '../lib/app-error.ts';
import { AMOUNT_SCALE, formatAmount, scaleOf } from '../lib/decimal.ts';

/** Ten per cent. */
const FEE_PPM_MAX = 100_000;

type AmountRule = 'tickAtoms' | 'lotAtoms' | 'minQuantityAtoms' | 'maxQuantityAtoms';

const POSITIVE_FIELDS: Record<AmountRule, string> = {
  tickAtoms: 'tickSize',
  lotAtoms: 'lotSize',
  minQuantityAtoms: 'minQuantity',
  maxQuantityAtoms: 'maxQuantity',
};

/** Checks what the engine relies on. @throws AppError `validation_failed` naming every field. */
export function checkMarketRules(rules: Omit<MarketRules, 'tokenId'>): void {
  const details = [...amountProblems(rules), ...relationProblems(rules), ...feeProblems(rules)];
  if (details.length === 0) return;
  throw new AppError('validation_failed', 'These market rules do not go together.', { details });
}

function amountProblems(rules: Omit<MarketRules, 'tokenId'>): ErrorDetail[] {
  const problems: ErrorDetail[] = [];
  for (const [rule, field] of Object.entries(POSITIVE_FIELDS) as [AmountRule, string][]) {
    if (rules[rule] <= 0n) problems.push({ field, message: 'must be greater than 0' });
    if (rules[rule] > AMOUNT_ATOMS_MAX) problems.push(tooLarge(field));
  }
  if (rules.minNotionalAtoms > AMOUNT_ATOMS_MAX) problems.push(tooLarge('minNotional'));
  return problems;
}

function relationProblems(rules: Omit<MarketRules, 'tokenId'>): ErrorDetail[] {
  const { tickAtoms, lotAtoms, minQuantityAtoms, maxQuantityAtoms } = rules;
  if (tickAtoms <= 0n || lotAtoms <= 0n) return [];
  const problems: ErrorDetail[] = [];
  const decimals = scaleOf(tickAtoms) + scaleOf(lotAtoms);
  if (decimals > AMOUNT_SCALE) {
    problems.push({
      field: 'lotSize',
      message:
        `tickSize and lotSize may have ${AMOUNT_SCALE} decimals together and have ${decimals}: ` +
        'price x quantity must be exact',
    });
  }
  if (minQuantityAtoms % lotAtoms !== 0n) {
    problems.push({ field: 'minQuantity', message: 'must be a multiple of lotSize' });
  }
  if (maxQuantityAtoms % lotAtoms !== 0n) {
    problems.push({ field: 'maxQuantity', message: 'must be a multiple of lotSize' });
  }
  if (maxQuantityAtoms < minQuantityAtoms) {
    problems.push({ field: 'maxQuantity', message: 'must be at least minQuantity' });
  }
  return problems;
}

function feeProblems({ makerFeePpm, takerFeePpm }: Omit<MarketRules, 'tokenId'>): ErrorDetail[] {
  const problems: ErrorDetail[] = [];
  if (makerFeePpm > FEE_PPM_MAX) problems.push(feeTooHigh('makerFeeBps'));
  if (takerFeePpm > FEE_PPM_MAX) problems.push(feeTooHigh('takerFeeBps'));
  return problems;
}

function feeTooHigh(field: string): ErrorDetail {
  return { field, message: 'must be at most 1000 basis points' };
}

function tooLarge(field: string): ErrorDetail {
  return { field, message: `must be at most ${formatAmount(AMOUNT_ATOMS_MAX)}` };
}
