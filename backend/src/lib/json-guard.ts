/** Deeper than any request of ours, shallower than any recursion's limit. */
const DEPTH_MAX = 16;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COMMA = 0x2c;

/** The keys of an object that is being read, or null inside an array. */
type Scope = Set<string> | null;

/**
 * Why a JSON text should not be parsed, or null: nesting beyond sixteen, a key twice in one object, a
 * key written with escapes, or `__proto__`. Whether it is JSON at all is for the parser to say.
 * One pass over the bytes (UTF-8), without recursion.
 */
export function jsonProblem(bytes: Uint8Array): string | null {
  const scopes: Scope[] = [];
  let isKeyNext = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    switch (byte) {
      case OPEN_BRACE:
      case OPEN_BRACKET:
        isKeyNext = byte === OPEN_BRACE;
        scopes.push(isKeyNext ? new Set() : null);
        if (scopes.length > DEPTH_MAX) return `is nested deeper than ${DEPTH_MAX} levels`;
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        scopes.pop();
        isKeyNext = false;
        break;
      case COMMA:
        isKeyNext = isObject(scopes.at(-1));
        break;
      case QUOTE: {
        const end = endOfString(bytes, index + 1);
        if (isKeyNext) {
          const problem = keyProblem(bytes.subarray(index + 1, end), scopes.at(-1));
          if (problem !== null) return problem;
          isKeyNext = false;
        }
        index = end;
        break;
      }
    }
  }
  return null;
}

function isObject(scope: Scope | undefined): scope is Set<string> {
  return scope !== null && scope !== undefined;
}

/** The index of the closing quote, or the length of the text without one. */
function endOfString(bytes: Uint8Array, start: number): number {
  let index = start;
  while (index < bytes.length && bytes[index] !== QUOTE) {
    index += bytes[index] === BACKSLASH ? 2 : 1;
  }
  return index;
}

function keyProblem(key: Uint8Array, scope: Scope | undefined): string | null {
  if (key.includes(BACKSLASH)) return 'has a key with escapes';
  const name = String.fromCharCode(...key.subarray(0, 64));
  if (name === '__proto__') return 'has a key that is not allowed';
  if (!isObject(scope)) return null;
  if (scope.has(name)) return 'has the same key twice';
  scope.add(name);
  return null;
}
