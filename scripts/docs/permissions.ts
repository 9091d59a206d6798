import { accountTypeOf } from '../../sandbox/accounts.ts';
import type { Backend } from '../../src/backends/backend.ts';

/** What the sign-in page is asked for when the form is filled in as in the sandbox. Nylas asks in the words of the mailbox's provider. */
export function signedFor(backend: Backend): { readonly read: readonly string[]; readonly write: readonly string[] } {
  const asked = (access: string): string[] => {
    const authData = { account_type: backend.key, access, ...accountTypeOf(backend.key).signIn.fields };
    const url = backend.signIn.authorizeUrl({ authData, redirectUri: 'https://zapier.com/return', state: 'state' });
    return (new URL(url).searchParams.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  };
  return { read: asked('read'), write: asked('write') };
}
