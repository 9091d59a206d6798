import type { HttpRequest } from './request.ts';
import type { Service } from './service.ts';

/** The names of the two kinds of access in the sign-in form. */
const ACCESS = { read: 'Read only', write: 'Read and write' } as const;

const EVERY = 'Reconnect the account and accept every permission';

/** The reason of a refusal if the connection's sign-in lacks the scope, whoever may use the account. */
export const NOT_GRANTED = 'not_granted';

/** A call that needs a permission. */
export type Call = Pick<HttpRequest<unknown>, 'doing' | 'writes' | 'scope'>;

/**
 * What to do if a permission is missing: the access that the person chooses when connecting, and in brackets the scope
 * that this access asks for.
 */
export function reconnectWith(
  service: Pick<Service, 'writable' | 'signInScope'>,
  { scope, writes }: Pick<Call, 'scope' | 'writes'>,
): string {
  if (scope === undefined) return writes ? `Reconnect with access "${ACCESS.write}"` : EVERY;
  const levels = service.writable || writes ? (['write'] as const) : (['read', 'write'] as const);
  const access = levels.find((level) => service.signInScope(level, scope) !== undefined);
  return access === undefined ? EVERY : `Reconnect with access "${ACCESS[access]}" (${service.signInScope(access, scope)})`;
}

/** The message for a call that this connection can't make, before any request; null if no permission is missing. */
export function missingPermission(service: Service, call: Call): string | null {
  const { doing, writes, scope } = call;
  const isGranted = scope === undefined || service.hasScope(scope);
  if (isGranted && (service.writable || !writes)) return null;
  const more = writes || (scope !== undefined && service.signInScope('read', scope) === undefined);
  const why = !service.writable && more ? 'is read only' : 'lacks a permission';
  return `This ${service.label} connection ${why}, so it can't ${doing}. ${reconnectWith(service, call)}.`;
}
