import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { authTexts } from '../../i18n/en/auth.ts';
import { textOf } from '../../i18n/i18n.ts';
import { describeError } from '../../lib/error-text.ts';
import type { ApiErrorData } from '../../services/api-error.ts';

/** Puts the server's messages at their fields, and what belongs to no field above the form. */
export function applyServerErrors<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  error: ApiErrorData | undefined,
  fields: readonly Path<Values>[],
): void {
  const details = error?.details ?? [];
  const known = details.filter((detail) => fields.some((field) => field === detail.field));
  for (const { field, message } of known) {
    form.setError(field as Path<Values>, { type: 'server', message });
  }
  if (known.length > 0) return;
  const message = error === undefined ? textOf(authTexts)('somethingWrong') : describeError(error);
  form.setError('root.server', { type: 'server', message });
}
