import type { IncomingMessage } from 'node:http';

/**
 * Browsers let any page open a WebSocket and only name the page in `Origin`, so the server has to
 * refuse. Programs that send no Origin are not browsers and may connect.
 * @param allowedOrigins besides the one that the request was sent to.
 */
export function isOriginAllowed(
  request: IncomingMessage,
  allowedOrigins: readonly string[],
): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (allowedOrigins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
