/** The member of `values` that `text` is, for words from addresses and inputs; else undefined. */
export function oneOf<const Value extends string>(
  values: readonly Value[],
  text: string | null,
): Value | undefined {
  return values.find((value) => value === text);
}
