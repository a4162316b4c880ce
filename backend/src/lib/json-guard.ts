/** Deeper than any request of ours, shallower than any recursion's limit. */
const DEPTH_MAX = 16;

/** More than any object of ours has, few enough to look through for each. */
const KEYS_PER_OBJECT_MAX = 64;

const QUOTE = 0x22;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COMMA = 0x2c;

/** The keys of an object that is being read, or null inside an array. */
type Scope = string[] | null;

/**
 * Why a JSON text should not be parsed, or null: nesting beyond sixteen, a key twice in one object,
 * more than 64 keys in one, a key written with escapes, or `__proto__`. Whether it is JSON at all is for the parser to say.
 * One pass, without recursion.
 */
export function jsonProblem(text: string): string | null {
  const scopes: Scope[] = [];
  let isKeyNext = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) {
      const end = endOfString(text, index + 1);
      if (isKeyNext) {
        const problem = keyProblem(text.slice(index + 1, end), scopes.at(-1) ?? []);
        if (problem !== null) return problem;
        isKeyNext = false;
      }
      index = end;
    } else if (code === COMMA) {
      isKeyNext = (scopes.at(-1) ?? null) !== null;
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      isKeyNext = code === OPEN_BRACE;
      scopes.push(isKeyNext ? [] : null);
      if (scopes.length > DEPTH_MAX) return `is nested deeper than ${DEPTH_MAX} levels`;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      scopes.pop();
      isKeyNext = false;
    }
  }
  return null;
}

/** The index of the closing quote, or the length of the text without one. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

/** Whether an odd number of backslashes stands before it. */
function isEscaped(text: string, index: number): boolean {
  let first = index;
  while (text[first - 1] === '\\') first -= 1;
  return (index - first) % 2 === 1;
}

function keyProblem(key: string, keys: string[]): string | null {
  if (key.includes('\\')) return 'has a key with escapes';
  if (key === '__proto__') return 'has a key that is not allowed';
  if (keys.includes(key)) return 'has the same key twice';
  if (keys.length >= KEYS_PER_OBJECT_MAX) return 'has too many keys in one object';
  keys.push(key);
  return null;
}
