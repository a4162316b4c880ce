import { BlockList, isIP, isIPv4 } from 'node:net';

/** A range wider than these would let half of the world in. */
const PREFIX_MIN = { ipv4: 8, ipv6: 32 } as const;
const PREFIX_MAX = { ipv4: 32, ipv6: 128 } as const;
const MAPPED_PREFIX = '::ffff:';

interface IpRange {
  address: string;
  family: 'ipv4' | 'ipv6';
  /** Leading bits that count. */
  prefix: number;
}

/** Whether it is an IPv4 or IPv6 address, or a CIDR range of at most a /8 (IPv4) or a /32 (IPv6). */
export function isIpRange(text: string): boolean {
  return parse(text) !== null;
}

/** What says whether an address lies in one of the ranges. Those that are none are passed over. */
export function ipMatcher(ranges: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const range of ranges.map(parse)) {
    if (range !== null) list.addSubnet(range.address, range.prefix, range.family);
  }
  return (address) => {
    const plain = withoutMapping(address);
    const version = isIP(plain);
    return version !== 0 && list.check(plain, version === 4 ? 'ipv4' : 'ipv6');
  };
}

function parse(text: string): IpRange | null {
  const [address = '', suffix, ...rest] = text.split('/');
  // A zone names an interface of one machine.
  if (rest.length > 0 || isIP(address) === 0 || address.includes('%')) return null;
  const family = isIPv4(address) ? 'ipv4' : 'ipv6';
  if (suffix === undefined) return { address, family, prefix: PREFIX_MAX[family] };
  if (!/^(0|[1-9]\d{0,2})$/.test(suffix)) return null;
  const prefix = Number(suffix);
  if (prefix < PREFIX_MIN[family] || prefix > PREFIX_MAX[family]) return null;
  return { address, family, prefix };
}

/** A socket that takes both families writes an IPv4 address as an IPv6 one. */
function withoutMapping(address: string): string {
  const tail = address.toLowerCase().startsWith(MAPPED_PREFIX)
    ? address.slice(MAPPED_PREFIX.length)
    : '';
  return isIPv4(tail) ? tail : address;
}
