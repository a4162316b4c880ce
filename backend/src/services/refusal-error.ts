import type { Refusal } from '../engine/state.ts';
import { AppError } from '../lib/app-error.ts';
import type { TokenRecord, TokenRegistry } from './token-registry.ts';

/** An operator has to look first. */
const FROZEN_RETRY_SECONDS = 60;

/** What a client is told when the engine refused a command. */
export function refusalError({ code, message }: Refusal): AppError {
  // Whatever is not there, or is another's, is answered alike.
  if (code === 'unknown_order' || code === 'unknown_transaction') {
    return new AppError('not_found', message);
  }
  const retry = code === 'withdrawals_frozen' ? { retryAfterSeconds: FROZEN_RETRY_SECONDS } : {};
  return new AppError(code, message, retry);
}

export function keyReusedError(): AppError {
  return new AppError(
    'idempotency_key_reused',
    'This key was used before for a different request. Choose a new one for a new request.',
  );
}

/** @throws AppError `unknown_token`. */
export function requireToken(tokens: TokenRegistry, idOrSymbol: string): TokenRecord {
  const token = tokens.find(idOrSymbol);
  if (token === null) throw new AppError('unknown_token', 'There is no such token.');
  return token;
}
