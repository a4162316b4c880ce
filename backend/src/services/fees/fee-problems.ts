import type {
  ErrorDetail,
  FeeOverrideBody,
  FeeTier,
  SetFeeTiersBody,
} from '../../contracts/index.ts';
import { AppError } from '../../lib/app-error.ts';
import { parseBps } from '../../lib/basis-points.ts';
import { parseAmount } from '../../lib/decimal.ts';

/** Ten per cent, like a market's own rates. */
const FEE_PPM_MAX = 100_000;

const LATE_MS_MAX = 60_000;

/** Tiers begin at 0 and rise. @throws AppError `validation_failed` naming every field. */
export function checkFeeTiers({ tiers }: SetFeeTiersBody): void {
  const problems = tiers.flatMap((tier, index) => [
    ...rateProblems(tier, `tiers.${index}.`),
    ...volumeProblems(tier, tiers[index - 1], `tiers.${index}.minVolume`),
  ]);
  refuse(problems);
}

/** @throws AppError `validation_failed` naming every field. */
export function checkOverridePeriod(
  body: FeeOverrideBody,
  nowMs: number,
): { from: Date; until: Date | null } {
  const problems = rateProblems(body, '');
  const askedMs = body.from === undefined ? nowMs : Date.parse(body.from);
  // Who writes down the present time is a little late when it arrives.
  const fromMs = askedMs < nowMs && askedMs >= nowMs - LATE_MS_MAX ? nowMs : askedMs;
  const untilMs = body.until === undefined ? null : Date.parse(body.until);
  // What was charged already stays as it was.
  if (fromMs < nowMs) problems.push({ field: 'from', message: 'must not lie in the past' });
  if (untilMs !== null && untilMs <= fromMs) {
    problems.push({ field: 'until', message: 'must lie after from' });
  }
  refuse(problems);
  return { from: new Date(fromMs), until: untilMs === null ? null : new Date(untilMs) };
}

function rateProblems(
  rates: Pick<FeeTier, 'makerFeeBps' | 'takerFeeBps'>,
  prefix: string,
): ErrorDetail[] {
  return (['makerFeeBps', 'takerFeeBps'] as const)
    .filter((field) => parseBps(rates[field]) > FEE_PPM_MAX)
    .map((field) => ({ field: prefix + field, message: 'must be at most 1000 basis points' }));
}

function volumeProblems(
  { minVolume }: FeeTier,
  before: FeeTier | undefined,
  field: string,
): ErrorDetail[] {
  const volumeAtoms = parseAmount(minVolume);
  if (before === undefined) {
    return volumeAtoms === 0n ? [] : [{ field, message: 'must be 0 for the first tier' }];
  }
  return volumeAtoms > parseAmount(before.minVolume)
    ? []
    : [{ field, message: 'must be larger than that of the tier before' }];
}

function refuse(details: ErrorDetail[]): void {
  if (details.length === 0) return;
  throw new AppError('validation_failed', 'The fees are not valid.', { details });
}
