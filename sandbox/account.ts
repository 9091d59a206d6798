import type { Service } from './service.ts';

/** One account type's stand-in: its services and what the control paths need of it. */
export interface Account {
  /** Its API, and its sign-in if it has one of its own. */
  readonly services: readonly Service[];
  /** The environment variables that point the connector at it; `base` is the sandbox's address without a slash at the end. */
  environment(base: string): Readonly<Record<string, string>>;
  /** The whole store as JSON can say it. */
  state(): unknown;
  /** Adds a contact, or changes the one whose `id` is given, as another client of the vendor would; answers the contact. */
  putContact(fields: Readonly<Record<string, unknown>>): Promise<unknown> | unknown;
  /** Deletes a contact from outside; false when there is none of that id. */
  deleteContact(id: string): Promise<boolean> | boolean;
}
