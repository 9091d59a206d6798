import type { ContactChange } from '../../contacts/change.ts';
import { difference } from '../../contacts/difference.ts';
import type { Connection, Updated } from '../backend.ts';
import { isEmpty, toBody } from './body.ts';
import { withNames } from './body_names.ts';
import { withoutKept } from './body_phones.ts';
import { patchContact, readContact, untilLatest } from './client.ts';
import { KINDS, withCustomValues } from './custom_fields.ts';
import { checkTagsOf } from './limits.ts';
import { toContact } from './translate.ts';
import type { ContactBody, WireContact } from './wire.ts';

/** Changes what differs. `stored` is the whole contact with its etag as somebody just read it: only when it is no longer that is it read again. */
export async function updateContact(connection: Connection, id: string, given: ContactChange, stored?: WireContact): Promise<Updated> {
  newBody(given);
  const wanted = withCustomValues(given);
  let latest = stored;
  return await untilLatest(connection, async () => {
    const known = latest ?? (await readContact(connection, id));
    latest = undefined;
    const current = toContact(known, connection.timezone);
    const { change, keys } = difference(current, withoutKept(known, wanted), KINDS);
    const body = toBody(known, withNames(change, wanted));
    if (isEmpty(body)) return { before: current, contact: current, changed: [] };
    return {
      before: current,
      contact: toContact(await patchContact(connection, known, body, 'update'), connection.timezone),
      changed: keys,
    };
  });
}

/** What a contact that holds nothing yet would become. Throws where the service has no place for something of the change. */
export function newBody(change: ContactChange): ContactBody {
  checkTagsOf(change);
  return toBody({ id: '' }, withCustomValues(change));
}
