/**
 * The one spelling of an e-mail address: compatibility forms folded, lower case, no blanks around.
 * Two addresses that a person would call the same are one account.
 */
export function normalizeEmail(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** One @, something on both sides, a dot in the domain; no blanks or control characters. */
export const EMAIL_PATTERN =
  /^[^\s@"(),:;<>[\\\]\p{C}]+@[^\s@"(),:;<>[\\\]\p{C}]+\.[^\s@"(),:;<>[\\\]\p{C}]+$/u;
