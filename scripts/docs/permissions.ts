import { accountTypeOf } from '../../sandbox/accounts.ts';
import type { AuthData, Backend } from '../../src/backends/backend.ts';

/** The scopes of a sign-in. */
export interface Permissions {
  readonly read: readonly string[];
  readonly write: readonly string[];
  /** What People Beyond the Address Book adds; empty if the account type doesn't ask. */
  readonly beyond: readonly string[];
}

/**
 * What the sign-in page is asked for when the form is filled in as in the sandbox, and with `more`. Nylas asks in the words of the
 * mailbox's provider.
 */
export function signedFor(backend: Backend, more: AuthData = {}): Permissions {
  const asked = (access: string, people_sources: string): string[] => {
    const authData = { account_type: backend.key, access, ...accountTypeOf(backend.key).signIn.fields, people_sources, ...more };
    const url = backend.signIn.authorizeUrl({ authData, redirectUri: 'https://zapier.com/return', state: 'state' });
    return (new URL(url).searchParams.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  };
  const read = asked('read', 'false');
  return { read, write: asked('write', 'false'), beyond: asked('read', 'true').filter((scope) => !read.includes(scope)) };
}

/** The same for a shared mailbox; undefined if the form doesn't ask for one. */
export function signedForShared(backend: Backend): Permissions | undefined {
  return backend.signIn.fields.some(({ key }) => key === 'mailbox') ? signedFor(backend, { mailbox: 'sales@example.com' }) : undefined;
}
