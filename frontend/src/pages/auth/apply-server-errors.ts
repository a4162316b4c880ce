import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
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
  const message = error === undefined ? 'Something went wrong. Try again.' : describeError(error);
  form.setError('root.server', { type: 'server', message });
}
