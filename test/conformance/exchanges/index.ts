import type { Backend } from '../../../src/backends/backend.ts';
import { registrations } from '../../../src/backends/registry.ts';
import { contactsApi } from './contacts_api.ts';
import type { Exchange } from './exchange.ts';
import { highlevel } from './highlevel.ts';
import { nylas } from './nylas.ts';
import { outlook } from './outlook.ts';

/** One line for each account type. */
const EXCHANGES: Readonly<Record<Backend['key'], Exchange>> = { contacts_api: contactsApi, highlevel, outlook, nylas };

/** Every account type of the registry with what the suite has to know of it: the rows of `describe.each`. */
export const accounts: readonly (readonly [key: string, backend: Backend, exchange: Exchange])[] = registrations.map(({ key }) => [
  key,
  EXCHANGES[key].backend,
  EXCHANGES[key],
]);
