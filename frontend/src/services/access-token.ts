import type { Session } from '@tokentradex/backend/contracts';

export const SESSION_STORAGE_KEY = 'tokentradex.session';

/** The part of a session that outlives a reload. The refresh token is a cookie that no script sees. */
export interface AccessToken {
  token: string;
  /** Milliseconds since the epoch. */
  expiresAtMs: number;
}

function parse(text: string | null): AccessToken | null {
  if (text === null) return null;
  try {
    const value = JSON.parse(text) as Partial<AccessToken> | null;
    if (typeof value?.token !== 'string' || typeof value.expiresAtMs !== 'number') return null;
    return { token: value.token, expiresAtMs: value.expiresAtMs };
  } catch {
    return null;
  }
}

/**
 * Reads through to localStorage, so that tabs agree: a token that another tab refreshed is used here
 * at once. Falls back to memory where storage is refused.
 */
class AccessTokenStore {
  #memory: AccessToken | null = null;

  get(): AccessToken | null {
    try {
      return parse(localStorage.getItem(SESSION_STORAGE_KEY));
    } catch {
      return this.#memory;
    }
  }

  set(session: Session): void {
    const value = { token: session.token, expiresAtMs: Date.parse(session.expiresAt) };
    this.#memory = value;
    try {
      localStorage.setItem(SESSION_STORAGE_KEY, JSON.stringify(value));
    } catch {
      // Private modes refuse storage; the session then ends with the page.
    }
  }

  clear(): void {
    this.#memory = null;
    try {
      localStorage.removeItem(SESSION_STORAGE_KEY);
    } catch {
      // Nothing was stored.
    }
  }

  /** Calls back when another tab signs in or out. @returns how to stop. */
  onForeignChange(listener: (signedIn: boolean) => void): () => void {
    const handler = (event: StorageEvent) => {
      if (event.key === SESSION_STORAGE_KEY) listener(parse(event.newValue) !== null);
    };
    window.addEventListener('storage', handler);
    return () => {
      window.removeEventListener('storage', handler);
    };
  }
}

export const accessToken = new AccessTokenStore();
