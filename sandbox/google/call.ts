import type { ServiceRequest } from '../service.ts';
import { Refusal, unauthenticated } from './errors.ts';
import { onlyContacts } from './masks.ts';
import type { View } from './person_output.ts';
import type { GoogleStore } from './store.ts';

/** One call of the API after its sign-in. */
export interface Call {
  readonly request: ServiceRequest;
  readonly store: GoogleStore;
  readonly scopes: readonly string[];
  /** From the path. */
  readonly id: string;
}

/** The scopes of a token; undefined if it isn't one of this account. */
export type TokenReader = (value: string) => readonly string[] | undefined;

export function scopesOf({ headers }: ServiceRequest, read: TokenReader): readonly string[] {
  const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
  const scopes = bearer === undefined ? undefined : read(bearer);
  if (scopes === undefined) throw unauthenticated();
  return scopes;
}

/** Any of these scopes is enough. */
export function requireScope({ scopes }: Pick<Call, 'scopes'>, ...enough: readonly string[]): void {
  if (!enough.some((one) => scopes.includes(one)))
    throw new Refusal(403, 'PERMISSION_DENIED', 'Request had insufficient authentication scopes.', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT');
}

/** How the response to this call shows people. */
export function viewOf({ request: { query, base }, store }: Call, mask: readonly string[]): View {
  return { mask, onlyContacts: onlyContacts(query), shuffle: store.switches.shuffle, photos: `${base}_photos` };
}

/** The requested parts of a response. https://developers.google.com/people/v1/performance#partial */
export function partOf({ request: { query } }: Call, body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const fields = query.get('fields')?.split(',');
  return fields === undefined ? body : Object.fromEntries(Object.entries(body).filter(([key]) => fields.includes(key)));
}
