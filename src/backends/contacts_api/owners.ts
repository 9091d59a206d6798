import { lastPage } from '../../contacts/page.ts';
import { joinName } from '../../contacts/text.ts';
import type { Connection, OwnersPort } from '../backend.ts';
import { nullIfBlank } from '../null_if_blank.ts';
import { readableRows } from '../rows.ts';
import { locationOf } from './location.ts';
import * as wire from './wire.ts';

const LIST_SCOPE = 'users.readonly';

/**
 * The people of the location. The search needs the company of the sign-in; without it, the older list without pages is
 * used.
 */
export const owners: OwnersPort = {
  scope: LIST_SCOPE,
  list: async (connection, { number }) => {
    const company = connection.authData.company_id;
    if (company === undefined || company === '') return lastPage(number > 0 ? [] : await people(connection, '/users/', {}));
    return lastPage(await people(connection, '/users/search', { companyId: company, limit: PAGE, skip: number * PAGE }));
  },
};

const PAGE = 100;

async function people(connection: Connection, url: string, query: Readonly<Record<string, string | number>>) {
  const response = await connection.http.send({
    method: 'GET',
    url,
    query: { ...query, locationId: locationOf(connection) },
    schema: wire.users,
    doing: 'list the owners',
    writes: false,
    scope: LIST_SCOPE,
  });
  const users = readableRows(connection, { rows: response.data.users, item: wire.named, what: 'user' });
  // The list still contains deleted users.
  return users.filter(({ deleted }) => deleted !== true).map((user) => ({ id: user.id, name: nameOf(user) }));
}

/** `Ada Example (ada@example.com)`: the email tells people with the same name apart. */
function nameOf({ id, name, firstName, lastName, email }: wire.WireNamed): string {
  const known = nullIfBlank(name) ?? joinName(firstName, lastName);
  const address = nullIfBlank(email);
  if (known === null) return address ?? id;
  return address === null ? known : `${known} (${address})`;
}
