import { Problem } from '../../contacts/errors.ts';
import type { Connection, SourcesPort } from '../backend.ts';
import { NYLAS } from './client.ts';
import { knownProvider } from './client_provider.ts';
import { grants, scopeFor } from './sign_in_scopes.ts';

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

/** The source that is meant; refused before any request where the mailbox has none of it or the connection may not read it. */
export function sourceOf(connection: Connection, wanted: string | undefined): Source {
  const source = wanted === undefined ? 'address_book' : known(wanted);
  const provider = knownProvider(connection);
  if (source === 'inbox' && provider?.inbox === false)
    throw new Problem(
      'missing_capability',
      `${provider.label} doesn't share the people in the inbox with ${NYLAS}. Choose another source.`,
    );
  const scope = scopeFor(connection.authData.provider, source);
  if (source === 'address_book' || scope === undefined || grants(connection.authData)(scope)) return source;
  throw new Problem(
    'forbidden',
    `This ${NYLAS} connection can't read the source "${source}". Reconnect the account and choose Yes for People Beyond the Address Book.`,
  );
}

function known(wanted: string): Source {
  if (wanted === 'address_book' || wanted === 'inbox' || wanted === 'domain') return wanted;
  throw new Problem('invalid_input', 'Source must be Address Book, Inbox or Domain. Choose one from the list.');
}
