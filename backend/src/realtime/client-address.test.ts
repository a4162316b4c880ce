import { describe, expect, it } from 'vitest';
import { clientAddress, type RequestOrigin } from './client-address.ts';

function requestFrom(forwarded?: string): RequestOrigin {
  return {
    socket: { remoteAddress: '10.0.0.1' },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  };
}

describe('clientAddress', () => {
  it.each([
    ['without proxies is the peer, whatever it forwards', '1.1.1.1', 0, '10.0.0.1'],
    [
      'behind one proxy is what that proxy saw, not what the client claims',
      '6.6.6.6, 2.2.2.2',
      1,
      '2.2.2.2',
    ],
    ['behind two proxies is one further', '6.6.6.6, 3.3.3.3, 2.2.2.2', 2, '3.3.3.3'],
    ['with fewer entries than proxies is the furthest there is', '2.2.2.2', 3, '2.2.2.2'],
    ['without the header is the peer', undefined, 1, '10.0.0.1'],
  ])('%s', (_case, forwarded, hops, expected) => {
    expect(clientAddress(requestFrom(forwarded), hops)).toBe(expected);
  });
});
