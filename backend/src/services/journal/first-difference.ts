/**
 * The first field in which a stored state is not the replayed one, in words; null when there is none.
 * Both must have the same fields, down to the last one.
 */
export function firstDifference(stored: object, replayed: object, path = ''): string | null {
  const expected = new Map<string, unknown>(Object.entries(replayed));
  for (const [name, value] of Object.entries(stored) as [string, unknown][]) {
    const other = expected.get(name);
    expected.delete(name);
    if (isObject(value) && isObject(other)) {
      const inner = firstDifference(value, other, `${path}${name}.`);
      if (inner !== null) return inner;
    } else if (value !== other) {
      return `${path}${name} is ${String(value)}, by the journal ${String(other)}`;
    }
  }
  const [absent] = expected.keys();
  return absent === undefined ? null : `${path}${absent} is not stored`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
