import { EMAIL_PATTERN } from '../lib/email.ts';

/** Reads single variables, and collects every problem instead of stopping at the first. */
export class EnvVariables {
  readonly problems: string[] = [];
  readonly #source: Readonly<Record<string, string | undefined>>;

  constructor(source: Readonly<Record<string, string | undefined>>) {
    this.#source = source;
  }

  /** The trimmed text; empty counts as absent, as `NAME=` in a file means "not set". */
  text(name: string): string | undefined {
    const value = this.#source[name]?.trim();
    return value === '' ? undefined : value;
  }

  integer(name: string, fallback: number, min: number, max: number): number {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const number = Number(value);
    if (!/^\d{1,15}$/.test(value) || number < min || number > max) {
      this.problems.push(`${name} must be a whole number from ${min} to ${max}, not "${value}"`);
      return fallback;
    }
    return number;
  }

  onOff(name: string, fallback: boolean): boolean {
    return this.oneOf(name, ['on', 'off'], fallback ? 'on' : 'off') === 'on';
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const found = allowed.find((word) => word === value);
    if (found === undefined) {
      this.problems.push(`${name} must be one of ${allowed.join(', ')}, not "${value}"`);
      return fallback;
    }
    return found;
  }

  /** A URL whose password is never repeated in a problem. */
  url(name: string, protocols: readonly string[]): string | null {
    const value = this.text(name);
    if (value === undefined) return null;
    const protocol = URL.canParse(value) ? new URL(value).protocol : '';
    if (!protocols.includes(protocol)) {
      this.problems.push(`${name} must be a URL that starts with ${protocols.join(' or ')}//`);
      return null;
    }
    return value;
  }

  /** One origin such as https://trade.example.com; a slash at its end is left out. */
  origin(name: string): string | null {
    const value = this.text(name)?.replace(/\/$/, '');
    if (value === undefined) return null;
    if (this.#isOrigin(value) && /^https?:/.test(value)) return value;
    this.problems.push(`${name} must be an origin like https://host:port, not "${value}"`);
    return null;
  }

  /** A mail's sender: an address, or a name with the address in angle brackets. */
  sender(name: string): string | null {
    const value = this.text(name);
    if (value === undefined) return null;
    const [, bracketed] = /^[^<>\p{Cc}]*<([^<>]*)>$/u.exec(value) ?? [];
    if (EMAIL_PATTERN.test(bracketed ?? value)) return value;
    this.problems.push(`${name} must be an address or "Name <address>", not "${value}"`);
    return null;
  }

  /** Origins such as https://trade.example.com: no path, no wildcard. */
  origins(name: string): string[] {
    const origins = (this.text(name) ?? '').split(',').map((origin) => origin.trim());
    return origins.filter((origin) => {
      if (origin === '') return false;
      if (this.#isOrigin(origin)) return true;
      this.problems.push(
        `${name} holds "${origin}", which is not an origin like https://host:port`,
      );
      return false;
    });
  }

  #isOrigin(text: string): boolean {
    return URL.canParse(text) && new URL(text).origin === text;
  }
}
