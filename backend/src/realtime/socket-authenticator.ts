import { AppError } from '../lib/app-error.ts';
import type { AccessTokens } from '../services/access-tokens.ts';
import type { SignatureFields, SignedRequests } from '../services/api-keys/signed-requests.ts';
import type { UserDirectory } from '../services/user-directory.ts';
import type { SocketSession } from './socket-types.ts';

/** What is signed after the timestamp to open a connection. */
const SIGNED_HANDSHAKE = ['GET', '/socket.io'] as const;

/** What a client sends to say who it is, unchecked. */
export type HandshakeAuth = Readonly<Record<string, unknown>>;

/** Whose a handshake's token or signature is. @throws AppError for what opens no session that lives. */
export type SocketAuthenticator = (auth: HandshakeAuth, address: string) => Promise<SocketSession>;

export function socketAuthenticator(
  tokens: AccessTokens,
  directory: UserDirectory,
  signedRequests: Pick<SignedRequests, 'claim' | 'accept'>,
): SocketAuthenticator {
  return async (auth, address) => {
    const { token } = auth;
    if (auth['apiKey'] !== undefined) {
      if (token !== undefined) throw bothError();
      const claim = await signedRequests.claim(fieldsOf(auth), address);
      const { userId, apiKey } = await signedRequests.accept(claim, SIGNED_HANDSHAKE);
      const { version, expiresAtMs } = claim.key;
      if (apiKey === null) throw unauthenticatedError();
      return { userId, sessionId: null, apiKey: { ...apiKey, version }, expiresAtMs };
    }
    const claims = typeof token === 'string' ? tokens.verify(token) : null;
    const principal = claims === null ? null : await directory.find(claims.sessionId);
    if (claims === null || principal?.userId !== claims.userId) throw unauthenticatedError();
    return { ...claims, apiKey: null };
  };
}

function fieldsOf(auth: HandshakeAuth): SignatureFields {
  const field = (name: string) => ({ name, value: auth[name] });
  const { timestamp } = auth;
  return {
    apiKey: field('apiKey'),
    // What the clock of most clients gives is a number.
    timestamp: {
      name: 'timestamp',
      value: typeof timestamp === 'number' ? String(timestamp) : timestamp,
    },
    signature: field('signature'),
    recvWindow: field('recvWindow'),
  };
}

function unauthenticatedError(): AppError {
  return new AppError('unauthenticated', 'Sign in to do this.');
}

function bothError(): AppError {
  return new AppError('validation_failed', 'The request is not valid.', {
    details: [{ field: 'token', message: 'cannot be sent together with apiKey' }],
  });
}
