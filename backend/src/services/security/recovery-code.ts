import { randomInt } from 'node:crypto';

/** Without letters and digits that are mistaken for each other when read from paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUP_LENGTH = 5;
const PATTERN = new RegExp(`^[${ALPHABET}]{${2 * GROUP_LENGTH}}$`);

/** 49 random bits, as "k7m2p-x9fqa". */
export function newRecoveryCode(): string {
  const group = () =>
    Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${group()}-${group()}`;
}

/** The one spelling that is hashed; null for what is no recovery code. */
export function normalizeRecoveryCode(text: string): string | null {
  const code = text.toLowerCase().replace(/[\s-]/g, '');
  return PATTERN.test(code) ? code : null;
}
