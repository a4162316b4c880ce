import type { IncomingHttpHeaders } from 'node:http';

/** The part of a request that says where it came from. */
export interface RequestOrigin {
  headers: IncomingHttpHeaders;
  socket: { remoteAddress?: string | undefined };
}

/**
 * The client's address as Express sees it under the same `trust proxy`: so many entries of
 * X-Forwarded-For are believed, counted from the nearest proxy.
 */
export function clientAddress(request: RequestOrigin, trustProxyHops: number): string {
  const nearest = request.socket.remoteAddress ?? 'unknown';
  const forwarded = [request.headers['x-forwarded-for'] ?? ''].flat().join(',');
  const fromNearest = [
    nearest,
    ...forwarded
      .split(',')
      .map((address) => address.trim())
      .filter((address) => address !== '')
      .reverse(),
  ];
  return fromNearest[Math.min(trustProxyHops, fromNearest.length - 1)] ?? nearest;
}
