import type { Account } from '../account.ts';
import type { Service } from '../service.ts';
import { throughApi } from '../through_api.ts';
import type { TokenRegistry, TokenRequest } from '../tokens.ts';
import { outlookBook } from './book.ts';
import type { Mailboxes } from './mailboxes.ts';
import { SHARING_SCOPES } from './scopes.ts';
import { stateOf } from './state.ts';

interface Sharing {
  readonly service: Service;
  readonly mailboxes: Mailboxes;
  readonly tokens: TokenRegistry;
  readonly environment: Account['environment'];
}

/** The shared mailbox, with a connection to it: the user's own sign-in, with the scopes for sharing. */
export function sharedAccount({ service, mailboxes, tokens, environment }: Sharing): Account {
  const scopes = ['User.Read', ...SHARING_SCOPES];
  const issueToken = (request: TokenRequest = {}) => tokens.issue('outlook', { scopes, ...request });
  const state = () => stateOf(mailboxes.shared().store);
  return {
    services: [service],
    environment,
    issueToken,
    connection: () => ({
      account_type: 'outlook',
      access: 'write',
      mailbox: mailboxes.shared().address,
      access_token: issueToken(),
      scope: scopes.join(' '),
    }),
    get book() {
      const { store } = mailboxes.shared();
      const book = outlookBook(store, state);
      // Only the owner can see the lists of categories and tasks.
      return { ...book, choices: (list: string) => (['tag_list', 'todo_list'].includes(list) ? undefined : book.choices(list)) };
    },
    state,
    ...throughApi(service, {
      path: '/users/sales%40example.com/contacts',
      change: 'PATCH',
      token: () => issueToken({ value: 'outlook-shared-other-client' }),
    }),
  };
}
