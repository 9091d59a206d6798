import { Problem } from '../../contacts/errors.ts';
import type { Connection, SourcesPort } from '../backend.ts';
import { NYLAS } from './client.ts';
import { providerInAuthData } from './client_provider.ts';
import { hasScope, scopeFor } from './sign_in_scopes.ts';

/** Where Nylas takes people from. */
export type Source = 'address_book' | 'inbox' | 'domain';

/** https://developer.nylas.com/docs/v3/email/contacts/ */
export const sources: SourcesPort = {
  choices: [
    { id: 'address_book', name: 'Address book' },
    { id: 'inbox', name: 'Inbox: people of the messages' },
    { id: 'domain', name: 'Domain: people of the organization' },
  ],
};

/**
 * The chosen source. Refused before any request if the mailbox doesn't have it or the connection isn't allowed to read
 * it.
 */
export function sourceOf(connection: Connection, requested: string | undefined): Source {
  const source = requested === undefined ? 'address_book' : requireSource(requested);
  const provider = providerInAuthData(connection);
  if (source === 'inbox' && provider?.inbox === false)
    throw new Problem(
      'missing_capability',
      `${provider.label} doesn't share the people in the inbox with ${NYLAS}. Choose another source.`,
    );
  const scope = scopeFor(connection.authData.provider, source);
  if (source === 'address_book' || scope === undefined || hasScope(connection.authData, scope)) return source;
  throw new Problem(
    'forbidden',
    `This ${NYLAS} connection can't read the source "${source}". Reconnect the account and choose Yes for People Beyond the Address Book.`,
  );
}

function requireSource(requested: string): Source {
  if (requested === 'address_book' || requested === 'inbox' || requested === 'domain') return requested;
  throw new Problem('invalid_input', 'Source must be Address Book, Inbox or Domain. Choose one from the list.');
}
