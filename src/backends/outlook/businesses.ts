import { lastPage } from '../../contacts/page.ts';
import type { BusinessesPort } from '../backend.ts';
import { LARGEST_PAGE, pagesOf, RESERVE } from './pages.ts';
import { contactsPath } from './place.ts';
import * as wire from './wire.ts';

/** Companies are names on contacts, so the name is the id too. A picker can be given a part of them: any name may be typed. */
export const businesses: BusinessesPort = {
  list: async (connection, { number }) => {
    if (number > 0) return lastPage([]);
    const names = new Set<string>();
    const reading = { item: wire.contact, doing: 'list the companies', needs: 'Contacts.Read' };
    for await (const page of pagesOf(connection, { url: contactsPath(null), select: ['id', 'companyName'], top: LARGEST_PAGE }, reading)) {
      for (const { companyName } of page.items) if (companyName) names.add(companyName);
      if (connection.http.left() < RESERVE || names.size > MOST) break;
    }
    return lastPage([...names].sort((one, other) => one.localeCompare(other)).map((name) => ({ id: name, name })));
  },
};

/** More than anyone chooses from. */
const MOST = 5_000;
