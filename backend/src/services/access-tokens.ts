import { createSecretKey, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { Role } from '../contracts/index.ts';
import type { Clock } from '../lib/clock.ts';

const ISSUER = 'tokentradex';
const AUDIENCE = 'tokentradex-api';
const LIFETIME_SECONDS = 15 * 60;
const REMEMBERED_MAX = 10_000;

/** Whom a valid token names. What they may do is never read from it. */
export interface TokenClaims {
  userId: string;
  sessionId: string;
  expiresAtMs: number;
}

/** Signs and checks access tokens: JWT, HS256 and nothing else, 15 minutes. */
export class AccessTokens {
  /** A KeyObject: with a string, every check would parse the secret again at fifty times the cost. */
  private readonly key: KeyObject;

  /** Tokens whose signature was checked; their end is checked each time. */
  private readonly remembered = new Map<string, TokenClaims>();

  constructor(
    secret: string,
    private readonly clock: Clock,
  ) {
    this.key = createSecretKey(Buffer.from(secret, 'utf8'));
  }

  sign(subject: { userId: string; sessionId: string; role: Role }): {
    token: string;
    expiresAtMs: number;
  } {
    const iat = Math.floor(this.clock.nowMs() / 1000);
    const exp = iat + LIFETIME_SECONDS;
    const claims = {
      iss: ISSUER,
      aud: AUDIENCE,
      sub: subject.userId,
      sid: subject.sessionId,
      role: subject.role,
      iat,
      exp,
    };
    return { token: jwt.sign(claims, this.key, { algorithm: 'HS256' }), expiresAtMs: exp * 1000 };
  }

  /** Null for anything but a token of ours that is still good. */
  verify(token: string): TokenClaims | null {
    const remembered = this.remembered.get(token);
    if (remembered !== undefined) {
      return this.clock.nowMs() < remembered.expiresAtMs ? remembered : null;
    }
    const claims = this.check(token);
    if (claims !== null) this.remember(token, claims);
    return claims;
  }

  private check(token: string): TokenClaims | null {
    let payload: string | jwt.JwtPayload;
    try {
      payload = jwt.verify(token, this.key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: AUDIENCE,
        clockTimestamp: Math.floor(this.clock.nowMs() / 1000),
      });
    } catch (error) {
      if (error instanceof jwt.JsonWebTokenError) return null;
      throw error;
    }
    if (typeof payload === 'string') return null;
    const sid: unknown = payload['sid'];
    const { sub, exp } = payload;
    // The library accepts tokens without an end; we never sign one.
    if (typeof sub !== 'string' || typeof sid !== 'string' || exp === undefined) return null;
    return { userId: sub, sessionId: sid, expiresAtMs: exp * 1000 };
  }

  private remember(token: string, claims: TokenClaims): void {
    this.remembered.set(token, claims);
    if (this.remembered.size <= REMEMBERED_MAX) return;
    // A Map iterates in the order of insertion: the first is the oldest.
    for (const oldest of this.remembered.keys()) {
      this.remembered.delete(oldest);
      return;
    }
  }
}
