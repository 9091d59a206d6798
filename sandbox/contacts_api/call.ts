import type { ServiceResponse } from '../service.ts';
import type { Token } from '../tokens.ts';
import type { ContactsStore } from './store.ts';

/** One call of the API, after the header, the token and the path were read. */
export interface Call {
  readonly store: ContactsStore;
  readonly token: Token;
  /** The token's location. */
  readonly location: string;
  /** The named parts of the path, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The parsed body; undefined if there's none. */
  readonly body: unknown;
  /** The address of the API, for next links. */
  readonly base: string;
}

/** One operation of the API. */
export interface Route {
  readonly method: string;
  /** `/contacts/:contactId/tasks`; a name after a colon means one segment. */
  readonly path: string;
  /** The scope that the token needs. */
  readonly scope: string;
  handle(call: Call): ServiceResponse;
}

export function parameter(call: Call, name: string): string {
  const value = call.parameters[name];
  if (value === undefined) throw new Error(`the route has no parameter ${name}`);
  return value;
}
