import { createHmac, timingSafeEqual } from 'node:crypto';
import { LIMITS, type ErrorDetail } from '../../contracts/index.ts';
import { AppError } from '../../lib/app-error.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Principal } from '../user-directory.ts';
import type { ApiKeyDirectory, KnownKey } from './api-key-directory.ts';
import type { KeyUse } from './key-use.ts';
import { SpentSignatures } from './spent-signatures.ts';

const TIMESTAMP_PATTERN = /^\d{13}$/;
const SIGNATURE_PATTERN = /^[0-9a-fA-F]{64}$/;
const RECV_WINDOW_PATTERN = /^[1-9]\d{0,4}$/;
const API_KEY_LENGTH_MAX = 64;

/** What a client sends beside its request, unchecked, under the names that it knows them by. */
export interface SignatureFields {
  apiKey: NamedField;
  timestamp: NamedField;
  signature: NamedField;
  recvWindow: NamedField;
}

interface NamedField {
  name: string;
  value: unknown;
}

/** A request whose key and time are good. Its signature is not checked yet. */
export interface SignedClaim {
  key: KnownKey;
  timestamp: string;
  signature: Buffer;
  address: string;
}

/** Bounds how often requests from an address may fail. */
export interface FailureLimit {
  /** @throws AppError `rate_limited` when it has failed too often. */
  requireFew(address: string): Promise<void>;
  count(address: string): Promise<void>;
}

export interface SignedRequestsParts {
  keys: ApiKeyDirectory;
  use: KeyUse;
  failures: FailureLimit;
  clock: Clock;
}

/** Decides who a signed request comes from, in two steps: a body is read for keys that exist only. */
export class SignedRequests {
  private readonly spent: SpentSignatures;

  constructor(private readonly parts: SignedRequestsParts) {
    this.spent = new SpentSignatures(parts.clock);
  }

  /**
   * @throws AppError `validation_failed` naming what is missing or malformed, `invalid_api_key`,
   *   `timestamp_out_of_window`, or `rate_limited` after too many failures.
   */
  async claim(fields: SignatureFields, address: string): Promise<SignedClaim> {
    const { apiKey, timestamp, signature, recvWindowMs } = parseFields(fields);
    const { keys, failures, clock } = this.parts;
    await failures.requireFew(address);
    const key = await keys.find(apiKey);
    if (key === null) return this.fail(address, unknownKeyError());
    const nowMs = clock.nowMs();
    if (Math.abs(nowMs - Number(timestamp)) > recvWindowMs) {
      return this.fail(
        address,
        new AppError(
          'timestamp_out_of_window',
          `The timestamp is more than ${recvWindowMs} ms from the exchange's time, ${nowMs}.`,
        ),
      );
    }
    return { key, timestamp, signature: Buffer.from(signature, 'hex'), address };
  }

  /**
   * @param signed what was signed after the timestamp, piece by piece.
   * @param idempotencyKey that it came with: under another one the same signature is refused.
   * @throws AppError `invalid_signature`; to whoever knows the secret `invalid_api_key` for a key that
   *   is disabled or has ended, `account_disabled`, and `ip_not_allowed`.
   */
  async accept(
    claim: SignedClaim,
    signed: readonly (string | Buffer)[],
    idempotencyKey: string | null = null,
  ): Promise<Principal> {
    const { key, address } = claim;
    const hmac = createHmac('sha256', key.secret).update(claim.timestamp);
    for (const piece of signed) hmac.update(piece);
    if (!timingSafeEqual(hmac.digest(), claim.signature)) {
      return this.fail(
        address,
        new AppError('invalid_signature', 'The signature does not fit the request.'),
      );
    }
    if (!key.isEnabled) throw endedKeyError('disabled');
    if (key.expiresAtMs <= this.parts.clock.nowMs()) throw endedKeyError('expired');
    const { id, name, permissions, account } = key;
    if (account === null) {
      throw new AppError('account_disabled', 'This account has been disabled. Contact support.');
    }
    if (!key.isAllowedFrom(address)) {
      throw new AppError('ip_not_allowed', `This key may not be used from ${address}.`);
    }
    if (
      idempotencyKey !== null &&
      !this.spent.spend(claim.signature.toString('hex'), idempotencyKey)
    ) {
      const message = 'This signature came with another Idempotency-Key before. Sign again.';
      throw new AppError('invalid_signature', message);
    }
    this.parts.use.used(key, address);
    return { ...account, sessionId: null, apiKey: { id, name, permissions } };
  }

  private async fail(address: string, error: AppError): Promise<never> {
    await this.parts.failures.count(address);
    throw error;
  }
}

function parseFields({ apiKey, timestamp, signature, recvWindow }: SignatureFields) {
  const problems: ErrorDetail[] = [];
  const read = ({ name, value }: NamedField, isRight: (text: string) => boolean, rule: string) => {
    if (typeof value === 'string' && isRight(value)) return value;
    const message = value === undefined || value === null ? 'is required' : `must be ${rule}`;
    problems.push({ field: name, message });
    return '';
  };
  const isKey = (text: string) => text !== '' && text.length <= API_KEY_LENGTH_MAX;
  const fields = {
    apiKey: read(apiKey, isKey, 'an API key'),
    timestamp: read(
      timestamp,
      (text) => TIMESTAMP_PATTERN.test(text),
      'milliseconds since 1970, as 13 digits',
    ),
    signature: read(
      signature,
      (text) => SIGNATURE_PATTERN.test(text),
      'an HMAC-SHA256 as 64 hexadecimal digits',
    ),
    recvWindowMs: LIMITS.recvWindowMsDefault as number,
  };
  if (recvWindow.value !== undefined) {
    const isWindow = (text: string) =>
      RECV_WINDOW_PATTERN.test(text) && Number(text) <= LIMITS.recvWindowMsMax;
    const rule = `whole milliseconds from 1 to ${LIMITS.recvWindowMsMax}`;
    fields.recvWindowMs = Number(read(recvWindow, isWindow, rule));
  }
  if (problems.length === 0) return fields;
  throw new AppError('validation_failed', 'The request is not valid.', { details: problems });
}

function unknownKeyError(): AppError {
  return new AppError('invalid_api_key', 'There is no such API key.');
}

function endedKeyError(state: 'disabled' | 'expired'): AppError {
  return new AppError('invalid_api_key', `This API key is ${state}.`);
}
