import { lastPage } from '../../contacts/page.ts';
import type { BusinessesPort } from '../backend.ts';
import { readableRows } from '../rows.ts';
import { locationOf } from './location.ts';
import * as wire from './wire.ts';

const LIST_SCOPE = 'businesses.readonly';

/** https://marketplace.gohighlevel.com/docs/ghl/businesses */
export const businesses: BusinessesPort = {
  scope: LIST_SCOPE,
  list: async (connection, { number }) => {
    const location = locationOf(connection);
    if (location === undefined) return lastPage([]);
    const response = await connection.http.send({
      method: 'GET',
      url: '/businesses/',
      query: { locationId: location, limit: PAGE, skip: number * PAGE },
      schema: wire.businesses,
      doing: 'list the businesses',
      writes: false,
      scope: LIST_SCOPE,
    });
    return lastPage(
      readableRows(connection, { rows: response.data.businesses, item: wire.named, what: 'business' }).map(({ id, name }) => ({
        id,
        name: name ?? id,
      })),
    );
  },
};

/** The largest page. Only some editions of the response say how many contacts there are. */
const PAGE = 100;
