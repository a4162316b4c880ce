import { errorTexts } from '../i18n/en/errors.ts';
import { textOf, type TextKey } from '../i18n/i18n.ts';
import type { ApiErrorData } from '../services/api-error.ts';

function isTextKey(key: string): key is TextKey<typeof errorTexts> {
  return key in errorTexts.english;
}

/** One or two sentences for a person, chosen by the error's code; the server's own for special cases. */
export function describeError(error: Pick<ApiErrorData, 'code' | 'message'>): string {
  const key = `code.${error.code}`;
  return isTextKey(key) ? textOf(errorTexts)(key) : error.message;
}

/** The server's messages by field, for forms. */
export function fieldErrors(error: ApiErrorData | null | undefined): Record<string, string> {
  return Object.fromEntries((error?.details ?? []).map(({ field, message }) => [field, message]));
}
