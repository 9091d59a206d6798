import { highlevel as backend } from '../../../src/backends/contacts_api/index_highlevel.ts';
import { contactsApiBook } from '../../support/books/contacts_api.ts';
import { contactsApi } from './contacts_api.ts';
import type { Exchange } from './exchange.ts';

/** HighLevel: the same API in another account. */
export const highlevel: Exchange = {
  ...contactsApi,
  backend,
  book: ({ highlevel: account }) => contactsApiBook(account),
  lag: ({ highlevel: { store } }, milliseconds) => {
    store.behaviour.indexLag = milliseconds;
  },
};
