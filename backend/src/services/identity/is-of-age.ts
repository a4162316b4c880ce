import { LIMITS } from '../../contracts/index.ts';

const DAY_LENGTH = '1970-01-01'.length;

/**
 * Whether somebody has reached the age that the exchange asks for, counted in UTC.
 * @param birthDate YYYY-MM-DD; who was born on 29 February comes of age on 1 March.
 */
export function isOfAge(birthDate: string, nowMs: number): boolean {
  const today = new Date(nowMs).toISOString().slice(0, DAY_LENGTH);
  const year = Number(birthDate.slice(0, 4)) + LIMITS.kycAgeYearsMin;
  // Written alike, dates compare as text.
  return `${String(year).padStart(4, '0')}${birthDate.slice(4)}` <= today;
}
