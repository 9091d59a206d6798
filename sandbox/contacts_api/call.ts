import type { ServiceResponse } from '../service.ts';
import type { Token } from '../tokens.ts';
import type { ContactsStore } from './store.ts';

/** One call of the API after the header, the token and the path have been read. */
export interface Call {
  readonly store: ContactsStore;
  readonly token: Token;
  /** The location that the token is good for. */
  readonly location: string;
  /** The parts of the path that the route names, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The parsed body; undefined when there is none. */
  readonly body: unknown;
  /** The address of the API, for next links. */
  readonly base: string;
}

/** One operation of the API. */
export interface Route {
  readonly method: string;
  /** `/contacts/:contactId/tasks`; a name after a colon stands for one segment. */
  readonly path: string;
  /** What the token must have been granted. */
  readonly scope: string;
  handle(call: Call): ServiceResponse;
}

/** A part of the path by its name. */
export function parameter(call: Call, name: string): string {
  const value = call.parameters[name];
  if (value === undefined) throw new Error(`the route has no parameter ${name}`);
  return value;
}
