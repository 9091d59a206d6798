import dns from 'node:dns';
import { Agent } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { ZObject } from 'zapier-platform-core';
import { Problem } from './contacts/errors.ts';
import type { Download } from './http.ts';
import { received } from './http.ts';

/** What a file may be. */
export interface FileLimits {
  /** In the plural, for sentences: `photos`. */
  readonly what: string;
  readonly types: readonly string[];
  readonly bytes: number;
}

/**
 * Fetches a file that an earlier step gave by its address, without any sign-in: over https and from public addresses only, so that
 * nobody reaches into a private network through a Zap. A `data:` address holds the file itself.
 */
export async function fetchFile(z: ZObject, address: string, limits: FileLimits): Promise<Download> {
  const file = address.startsWith('data:') ? inline(address) : await fetched(z, publicAddress(address), limits, REDIRECTS);
  if (file.bytes.length > limits.bytes)
    throw new Problem(
      'invalid_input',
      `The file is too large: ${limits.what} have to be smaller than ${megabytes(limits.bytes + 1)} MB, and this one has ${megabytes(file.bytes.length)} MB. Make it smaller. Nothing was written.`,
    );
  const contentType = typeOf(file.bytes) ?? '';
  if (!limits.types.includes(contentType))
    throw new Problem(
      'invalid_input',
      `The file is of the wrong kind: ${limits.what} have to be ${limits.types.join(' or ')}, and this one is ${contentType === '' ? 'something else' : contentType}. Convert it. Nothing was written.`,
    );
  return { bytes: file.bytes, contentType };
}

const REDIRECTS = 3;
/** Milliseconds. */
const PATIENCE = 10_000;

async function fetched(z: ZObject, url: URL, limits: FileLimits, redirects: number): Promise<Download> {
  const file = await received(z, {
    url: url.href,
    method: 'GET',
    agent: PUBLIC,
    size: limits.bytes + 1,
    signal: AbortSignal.timeout(PATIENCE),
  }).catch((error: unknown) => {
    throw error instanceof Error && error.name === 'FetchError' && error.message.includes('over limit')
      ? tooLarge(limits)
      : unreachable(url);
  });
  const location = file.headers.location;
  if (file.status >= 300 && file.status < 400 && location !== undefined && redirects > 0 && URL.canParse(location, url.href))
    return fetched(z, publicAddress(new URL(location, url).href), limits, redirects - 1);
  if (file.status !== 200) throw unreachable(url);
  return { bytes: file.bytes, contentType: '' };
}

function inline(address: string): Download {
  const parts = /^data:[^,]*;base64,(?<data>[A-Za-z0-9+/=\s]*)$/.exec(address);
  if (parts?.groups === undefined)
    throw new Problem('invalid_input', 'The file is no address and no readable data. Map a file of an earlier step. Nothing was written.');
  return { bytes: Buffer.from(parts.groups.data ?? '', 'base64'), contentType: '' };
}

function publicAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? '';
  if (url === null || url.protocol !== 'https:' || url.username !== '' || host === 'localhost' || (isIP(host) !== 0 && isPrivate(host)))
    throw new Problem(
      'invalid_input',
      'The file has to be at a public address that begins with https://. Map a file of an earlier step. Nothing was written.',
    );
  return url;
}

/** Looks at the address that is really connected to, so that a name cannot change its meaning after it was checked. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, '');
    const [first] = addresses;
    if (first === undefined || addresses.some(({ address }) => isPrivate(address))) return callback(new Error('not a public address'), '');
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

const PUBLIC = new Agent({ lookup: publicLookup });

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

/** By the first bytes: what a server or a name says about a file is often wrong. */
function typeOf(bytes: Buffer): string | undefined {
  const starts: readonly (readonly [string, string])[] = [
    ['ffd8ff', 'image/jpeg'],
    ['89504e47', 'image/png'],
    ['47494638', 'image/gif'],
  ];
  return starts.find(([start]) => bytes.subarray(0, start.length / 2).toString('hex') === start)?.[1];
}

function tooLarge(limits: FileLimits): Problem {
  return new Problem(
    'invalid_input',
    `The file is too large: ${limits.what} have to be smaller than ${megabytes(limits.bytes + 1)} MB. Make it smaller. Nothing was written.`,
  );
}

function megabytes(bytes: number): string {
  return String(Number((bytes / 1_048_576).toFixed(1)));
}

function unreachable(url: URL): Problem {
  return new Problem(
    'invalid_input',
    `The file could not be fetched from ${url.host}. Check that it is public and still there. Nothing was written.`,
  );
}
