import { Problem } from '../contacts/errors.ts';
import { type AccountTypeDescription, contactsApiType, googleType, highlevelType, nylasType, outlookType } from './account_types.ts';
import type { AuthData, Backend } from './backend.ts';

/**
 * An account type of this build, and how to load the rest of it. A run needs one of them, and the platform's start
 * none.
 */
export interface LoadableAccountType extends AccountTypeDescription {
  load(): Promise<Backend>;
}

/** Every account type of this build, in the order of the chooser. */
export const accountTypes: readonly LoadableAccountType[] = [
  ...(__BACKENDS__.contacts_api
    ? [{ ...contactsApiType, load: once(async () => (await import('./contacts_api/index.ts')).contactsApi) }]
    : []),
  ...(__BACKENDS__.highlevel
    ? [{ ...highlevelType, load: once(async () => (await import('./contacts_api/index_highlevel.ts')).highlevel) }]
    : []),
  ...(__BACKENDS__.outlook ? [{ ...outlookType, load: once(async () => (await import('./outlook/index.ts')).outlook) }] : []),
  ...(__BACKENDS__.google ? [{ ...googleType, load: once(async () => (await import('./google/index.ts')).google) }] : []),
  ...(__BACKENDS__.nylas ? [{ ...nylasType, load: once(async () => (await import('./nylas/index.ts')).nylas) }] : []),
];

/** Loads once per process, because importing again goes through all of Node's loader in every run. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

/** A connection's account type without its backend. A build with one account type has nothing to choose. */
export function accountTypeFor(authData: AuthData): LoadableAccountType {
  const chosen = authData.account_type?.trim() ?? '';
  const [only, ...others] = accountTypes;
  const accountType = chosen === '' && others.length === 0 ? only : accountTypes.find(({ key }) => key === chosen);
  if (accountType !== undefined) return accountType;
  const choices = accountTypes.map(({ label }) => label).join(', ');
  throw new Problem(
    'invalid_input',
    chosen === ''
      ? `Account Type is blank. Connect the account again and choose one of: ${choices}.`
      : `This integration can't connect an account of the type "${chosen}". Connect the account again and choose one of: ${choices}.`,
  );
}

/** What this connection can use. */
export async function backendFor(authData: AuthData): Promise<Backend> {
  const backend = await accountTypeFor(authData).load();
  return backend.forConnection?.(authData) ?? backend;
}
