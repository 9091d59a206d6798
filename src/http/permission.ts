import type { Exchange, Service } from './request.ts';

/** What the sign-in form calls the two kinds of access. */
const ACCESS = { read: 'Read only', write: 'Read and write' } as const;

const EVERY = 'Reconnect the account and accept every permission';

/** What is known of a call that needs a permission. */
export type Needing = Pick<Exchange<unknown>, 'doing' | 'writes' | 'needs'>;

/**
 * What to do where a permission is missing: the access that the person chooses when connecting, and behind it the scope that this access asks
 * for.
 */
export function reconnectWith(service: Pick<Service, 'writable' | 'asks'>, { needs, writes }: Pick<Needing, 'needs' | 'writes'>): string {
  if (needs === undefined) return writes ? `Reconnect with access "${ACCESS.write}"` : EVERY;
  const levels = service.writable || writes ? (['write'] as const) : (['read', 'write'] as const);
  const access = levels.find((level) => service.asks(level, needs) !== undefined);
  return access === undefined ? EVERY : `Reconnect with access "${ACCESS[access]}" (${service.asks(access, needs)})`;
}

/** The sentences for a call that this connection can't make: known before anything is sent. Null when nothing is missing. */
export function missingPermission(service: Service, call: Needing): string | null {
  const { doing, writes, needs } = call;
  const granted = needs === undefined || service.granted(needs);
  if (granted && (service.writable || !writes)) return null;
  const more = writes || (needs !== undefined && service.asks('read', needs) === undefined);
  const why = !service.writable && more ? 'is read only' : 'lacks a permission';
  return `This ${service.label} connection ${why}, so it can't ${doing}. ${reconnectWith(service, call)}.`;
}
