import dns from 'node:dns';

const { lookup } = dns;

/** Lets requests reach only this machine: no other host name is resolved. */
export function onlyLoopback(): void {
  Object.assign(dns, { lookup: onlyThisMachine });
}

/** Restores Node's own `dns`. */
export function anywhere(): void {
  Object.assign(dns, { lookup });
}

function onlyThisMachine(hostname: string, ...more: readonly unknown[]): unknown {
  if (hostname === '127.0.0.1' || hostname === 'localhost') return Reflect.apply(lookup, dns, [hostname, ...more]);
  const done = more.at(-1);
  const error = Object.assign(new Error(`A test may not call ${hostname}.`), { code: 'ENOTFOUND', hostname });
  if (typeof done === 'function') process.nextTick(done, error);
  return undefined;
}
