import dns from 'node:dns';
import { Agent } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Whether a file may be downloaded from the address: over https, without its own sign-in, and not with the number of a
 * private network.
 */
export function isPublic({ protocol, username, hostname }: URL): boolean {
  const host = hostname.replace(/[[\]]/g, '');
  return protocol === 'https:' && username === '' && host !== 'localhost' && !(isIP(host) !== 0 && isPrivate(host));
}

/**
 * Node's own look-up of a name, which fails if the name may lead into a private network. It sees the addresses that are
 * really used, so a name can't change its meaning after the check.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, '');
    const [first] = addresses;
    if (first === undefined || addresses.some(({ address }) => isPrivate(address))) return callback(new Error('not a public address'), '');
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

export const PUBLIC_ONLY = new Agent({ lookup: publicLookup });

/** https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry */
function isPrivate(address: string): boolean {
  const list = new BlockList();
  for (const [network, prefix] of [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 3],
  ] as const)
    list.addSubnet(network, prefix, 'ipv4');
  for (const [network, prefix] of [
    ['::', 96],
    ['fc00::', 7],
    ['fe80::', 9],
    ['ff00::', 8],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
    ['100::', 64],
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
  ] as const)
    list.addSubnet(network, prefix, 'ipv6');
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
