import { accountTypeOf } from '../../sandbox/accounts.ts';
import type { Backend } from '../../src/backends/backend.ts';

/** The scopes of a sign-in. */
export interface Permissions {
  readonly read: readonly string[];
  readonly write: readonly string[];
  /** What People Beyond the Address Book adds; empty if the account type doesn't ask. */
  readonly beyond: readonly string[];
}

/** What the sign-in page is asked for when the form is filled in as in the sandbox. Nylas asks in the words of the mailbox's provider. */
export function signedFor(backend: Backend): Permissions {
  const asked = (access: string, people_sources: string): string[] => {
    const authData = { account_type: backend.key, access, ...accountTypeOf(backend.key).signIn.fields, people_sources };
    const url = backend.signIn.authorizeUrl({ authData, redirectUri: 'https://zapier.com/return', state: 'state' });
    return (new URL(url).searchParams.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  };
  const read = asked('read', 'false');
  return { read, write: asked('write', 'false'), beyond: asked('read', 'true').filter((scope) => !read.includes(scope)) };
}
