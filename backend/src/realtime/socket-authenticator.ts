import type { AccessTokens } from '../services/access-tokens.ts';
import type { UserDirectory } from '../services/user-directory.ts';
import type { SocketSession } from './socket-types.ts';

/** Whose a handshake's token is; null when it does not open a session that lives. */
export function socketAuthenticator(
  tokens: AccessTokens,
  directory: UserDirectory,
): (token: string) => Promise<SocketSession | null> {
  return async (token) => {
    const claims = tokens.verify(token);
    if (claims === null) return null;
    const principal = await directory.find(claims.sessionId);
    return principal?.userId === claims.userId ? claims : null;
  };
}
