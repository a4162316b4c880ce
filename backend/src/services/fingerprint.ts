import { hash } from 'node:crypto';

/** SHA-256 (hex) of what makes two requests the same, in a fixed order. */
export function fingerprintOf(
  parts: readonly (string | number | bigint | boolean | null)[],
): string {
  const canonical = JSON.stringify(parts, (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
  return hash('sha256', canonical);
}
