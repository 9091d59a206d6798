import type { Account } from '../backend.ts';

/** Whether the connection was granted the scope; true when it is not known what was granted. Entra puts the audience before it. */
export function granted(account: Account, scope: string): boolean {
  const scopes = (account.scope ?? '').split(/[\s,]/).filter((one) => one !== '');
  return scopes.length === 0 || scopes.some((one) => one === scope || one.endsWith(`/${scope}`));
}
