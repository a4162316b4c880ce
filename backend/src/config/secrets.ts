import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Both sign or pepper something that outlives a restart, so they must not change between starts. */
export interface Secrets {
  jwtSecret: string;
  passwordPepper: string;
}

export const SECRET_BYTES_MIN = 32;

const GUESSABLE =
  /change.?me|replace.?me|your.?secret|secret.?key|example|default|password|placeholder|development|tokentradex/i;

/** Why a secret is not fit for production, or null when it is. */
export function weaknessOf(secret: string): string | null {
  if (Buffer.byteLength(secret) < SECRET_BYTES_MIN) {
    return `must be at least ${SECRET_BYTES_MIN} bytes long`;
  }
  if (GUESSABLE.test(secret)) return 'looks like a placeholder: generate a random one';
  if (new Set(secret).size < 10) return 'repeats a few characters: generate a random one';
  return null;
}

/**
 * The secrets of a machine that was given none: made once, kept in `secrets.json` of the data
 * directory, readable by its owner only.
 * @throws Error when the file cannot be written or does not hold two secrets.
 */
export function readOrCreateSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  return readSecrets(file) ?? createSecrets(dataDir, file);
}

function readSecrets(file: string): Secrets | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const stored = JSON.parse(text) as Partial<Secrets>;
  const { jwtSecret, passwordPepper } = stored;
  if (typeof jwtSecret !== 'string' || typeof passwordPepper !== 'string') {
    throw new Error(`${file} does not hold jwtSecret and passwordPepper`);
  }
  return { jwtSecret, passwordPepper };
}

function createSecrets(dataDir: string, file: string): Secrets {
  mkdirSync(dataDir, { recursive: true });
  const secrets = { jwtSecret: randomSecret(), passwordPepper: randomSecret() };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  try {
    // A link appears whole or not at all, and the first of two starting processes wins.
    linkSync(draft, file);
    return secrets;
  } catch (error) {
    const winner = readSecrets(file);
    if (winner === null) throw error;
    return winner;
  } finally {
    rmSync(draft, { force: true });
  }
}

function randomSecret(): string {
  return randomBytes(48).toString('base64url');
}
