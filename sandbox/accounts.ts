import type { AccountType, SandboxContext } from './account.ts';
import { contactsApi } from './contacts_api/account.ts';
import { highlevel } from './contacts_api/account_highlevel.ts';
import { google } from './google/account.ts';
import { nylas } from './nylas/account.ts';
import { outlook } from './outlook/account.ts';

/** The account types of the sandbox by key, one line each. */
const TYPES = { contacts_api: contactsApi, highlevel, outlook, google, nylas };

type Types = typeof TYPES;

/** One account of each type. */
export type Accounts = { readonly [Key in keyof Types]: ReturnType<Types[Key]['open']> };

/** The account types by any text. */
export const accountTypes: Readonly<Record<string, AccountType>> = TYPES;

/** The account type with this key. */
export function accountTypeOf(key: string): AccountType {
  const type = accountTypes[key];
  if (type === undefined) throw new Error(`The sandbox has no account type "${key}". Add it to sandbox/accounts.ts.`);
  return type;
}

/** Opens one account of each type. The cast is needed because the compiler loses the key of each item. */
export function openAccounts(contextOf: (key: string) => SandboxContext): Accounts {
  return Object.fromEntries(Object.entries(accountTypes).map(([key, type]) => [key, type.open(contextOf(key))])) as Accounts;
}
