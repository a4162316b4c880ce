/** Every bigint of a command or a state sits under a name with this ending, and nothing else does. */
const ATOMS_SUFFIX = 'Atoms';

/** JSON in which amounts are strings of atoms. */
export function encodeAtoms(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'bigint' ? inner.toString() : inner,
  );
}

/** Reads what {@link encodeAtoms} wrote. @throws SyntaxError on anything else. */
export function decodeAtoms(text: string): unknown {
  return JSON.parse(text, (name, value: unknown) =>
    name.endsWith(ATOMS_SUFFIX) && typeof value === 'string' ? BigInt(value) : value,
  );
}
