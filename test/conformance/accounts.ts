import type { AccountType } from '../../sandbox/account.ts';
import { accountTypeOf } from '../../sandbox/accounts.ts';
import type { Backend } from '../../src/backends/backend.ts';
import { contactsApi } from '../../src/backends/contacts_api/index.ts';
import { highlevel } from '../../src/backends/contacts_api/index_highlevel.ts';
import { nylas } from '../../src/backends/nylas/index.ts';
import { outlook } from '../../src/backends/outlook/index.ts';
import { accountTypes } from '../../src/backends/registry.ts';

/** What the registry loads for each account type; here at once, because tests are declared by what a backend has. One line each. */
const BACKENDS: Readonly<Record<Backend['key'], Backend>> = { contacts_api: contactsApi, highlevel, outlook, nylas };

/** Every account type of the registry, with what its vendor documents: the rows of `describe.each`. */
export const accounts: readonly (readonly [key: string, backend: Backend, accountType: AccountType])[] = accountTypes.map(({ key }) => [
  key,
  BACKENDS[key],
  accountTypeOf(key),
]);

/** The path of all contacts, with or without a slash at its end: what a POST makes a contact at. */
export function pathOfAll({ contactsPath }: AccountType): RegExp {
  return new RegExp(`^${contactsPath.replace(/\/$/, '')}/?$`);
}
