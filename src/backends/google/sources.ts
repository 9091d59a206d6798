import { Problem } from '../../contacts/errors.ts';
import type { Connection, SourcesPort } from '../backend.ts';
import { GOOGLE } from './client.ts';
import { DOMAIN_SCOPE, hasScope, IN_WORDS, INBOX_SCOPE } from './sign_in_scopes.ts';

/** Where people come from. */
export type Source = 'address_book' | 'inbox' | 'domain';

/** People outside the address book can only be read. https://developers.google.com/people/v1/other-contacts */
export const sources: SourcesPort = {
  choices: [
    { id: 'address_book', name: 'Address book' },
    { id: 'inbox', name: 'Inbox: people of the messages' },
    { id: 'domain', name: 'Domain: people of the organization' },
  ],
};

const SCOPES: Readonly<Partial<Record<Source, string>>> = { inbox: INBOX_SCOPE, domain: DOMAIN_SCOPE };

/** The chosen source. Refused before any request if the connection isn't allowed to read it. */
export function sourceOf(connection: Connection, requested: string | undefined): Source {
  const source = requested === undefined ? 'address_book' : requireSource(requested);
  const scope = SCOPES[source];
  if (scope === undefined || hasScope(connection.authData, scope)) return source;
  throw new Problem(
    'forbidden',
    `This ${GOOGLE} connection wasn't allowed to ${IN_WORDS[scope]}. Reconnect the account, choose Yes for People Beyond the Address Book, and select every box on the page of ${GOOGLE}.`,
  );
}

function requireSource(requested: string): Source {
  if (requested === 'address_book' || requested === 'inbox' || requested === 'domain') return requested;
  throw new Problem('invalid_input', 'Source must be Address Book, Inbox or Domain. Choose one from the list.');
}
