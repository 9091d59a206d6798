import type { ZObject } from 'zapier-platform-core';
import { Problem } from '../contacts/errors.ts';
import { pictureType } from '../contacts/photo.ts';
import type { Deadline } from './deadline.ts';
import { LIMITS } from './deadline.ts';
import { NoResponse, requestRaw } from './platform_request.ts';
import { isPublic, PUBLIC_ONLY } from './public_address.ts';
import type { Download } from './request.ts';

/** How large a file may be. */
export interface SizeLimit {
  /** In the plural, for messages: `photos`. */
  readonly what: string;
  readonly bytes: number;
}

/** What a picture may be. */
export interface FileLimits extends SizeLimit {
  readonly types: readonly string[];
}

/** A file as `fetchBytes`, which must be a picture. */
export async function fetchFile(z: ZObject, time: Deadline, address: string, limits: FileLimits): Promise<Download> {
  const bytes = await fetchBytes(z, time, address, limits);
  const contentType = pictureType(bytes);
  if (contentType === null || !limits.types.includes(contentType))
    throw new Problem(
      'invalid_input',
      `The file has the wrong type: ${limits.what} must be ${limits.types.join(' or ')}, and this one is ${contentType ?? 'something else'}. Convert it first.`,
    );
  return { bytes, contentType };
}

/**
 * Downloads a file whose address comes from an earlier step, without a sign-in, over https and from public addresses
 * only, so that no one can reach a private network through a Zap. A `data:` address holds the file itself.
 */
export async function fetchBytes(z: ZObject, time: Deadline, address: string, limits: SizeLimit): Promise<Buffer> {
  const bytes = address.startsWith('data:') ? inline(address) : await fetched({ z, time, limits }, publicAddress(address), REDIRECTS);
  if (bytes.length <= limits.bytes) return bytes;
  throw new Problem(
    'invalid_input',
    `The file is too large: it has ${megabytes(bytes.length)} MB, and ${limits.what} must be smaller than ${megabytes(limits.bytes + 1)} MB. Use a smaller one.`,
  );
}

const REDIRECTS = 3;

interface Fetching {
  readonly z: ZObject;
  readonly time: Deadline;
  readonly limits: SizeLimit;
}

/** A redirect has the rest of the run, like any other request; looking up a name is a part of the request. */
async function fetched(fetching: Fetching, url: URL, redirects: number): Promise<Buffer> {
  const { z, time, limits } = fetching;
  const requestLimits = { time: Math.min(LIMITS.read, time.left()), bytes: limits.bytes, over: time.over };
  if (requestLimits.time <= 0) throw unreachable(url);
  const file = await requestRaw(z, { url: url.href, method: 'GET', agent: PUBLIC_ONLY }, requestLimits).catch((error: unknown) => {
    throw error instanceof NoResponse && error.by === 'too_large' ? tooLarge(limits) : unreachable(url);
  });
  const location = file.headers.location;
  if (file.status >= 300 && file.status < 400 && location !== undefined && redirects > 0 && URL.canParse(location, url.href))
    return fetched(fetching, publicAddress(new URL(location, url).href), redirects - 1);
  if (file.status !== 200) throw unreachable(url);
  return file.bytes;
}

function inline(address: string): Buffer {
  const data = /^data:[^,]*;base64,([A-Za-z0-9+/=\s]*)$/.exec(address)?.[1];
  if (data === undefined)
    throw new Problem('invalid_input', "The file isn't an address or data that can be read. Map a file from an earlier step.");
  return Buffer.from(data, 'base64');
}

function publicAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !isPublic(url))
    throw new Problem('invalid_input', 'The file must be at a public address that starts with https://. Map a file from an earlier step.');
  return url;
}

function tooLarge(limits: SizeLimit): Problem {
  return new Problem(
    'invalid_input',
    `The file is too large: ${limits.what} must be smaller than ${megabytes(limits.bytes + 1)} MB. Use a smaller one.`,
  );
}

function megabytes(bytes: number): string {
  return String(Number((bytes / 1_048_576).toFixed(1)));
}

function unreachable(url: URL): Problem {
  return new Problem('invalid_input', `The file couldn't be downloaded from ${url.host}. Check that it's public and still there.`);
}
