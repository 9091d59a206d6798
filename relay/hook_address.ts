import { createHash } from 'node:crypto';

const LENGTH_LIMIT = 2_000;

/** Whether notices may be delivered to this address: https at one of the hosts, or http on this machine, which tests use. */
export function isHookAddress(address: string, hosts: readonly string[]): boolean {
  if (address.length > LENGTH_LIMIT || !/^https?:\/\/[\x21-\x7e]+$/.test(address) || !URL.canParse(address)) return false;
  const url = new URL(address);
  const isSafe = url.protocol === 'https:' || LOOPBACK.test(url.hostname);
  // A browser reads a backslash as a slash, so the host could be another one for somebody else.
  return isSafe && url.username === '' && url.password === '' && !address.includes('\\') && hosts.includes(url.host);
}

/** The target's name in the store and in logs; whoever reads it can't send anything to the address. */
export function targetIdOf(address: string): string {
  return createHash('sha256').update(address, 'utf8').digest('base64url');
}

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])$/;
