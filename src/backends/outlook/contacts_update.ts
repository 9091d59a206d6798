import type { ContactChange } from '../../contacts/change.ts';
import { computeDifference } from '../../contacts/difference.ts';
import type { Connection, Updated } from '../backend.ts';
import { retryOnConflict } from '../retry_on_conflict.ts';
import { isEmpty, toBody } from './body.ts';
import { withNames } from './body_names.ts';
import { withoutStoredPhones } from './body_phones.ts';
import { patchContact, readContact } from './client.ts';
import { KINDS, withCustomValues } from './custom_fields.ts';
import { checkTagsOf } from './limits.ts';
import { toContact } from './translate.ts';
import type { ContactBody, WireContact } from './wire.ts';

/**
 * Changes what differs. `readBefore` is the whole contact with its etag, if this run has already read it. It's only
 * read again if it has changed since.
 */
export async function updateContact(
  connection: Connection,
  id: string,
  requested: ContactChange,
  readBefore?: WireContact,
): Promise<Updated> {
  newBody(requested);
  const encoded = withCustomValues(requested);
  let fresh = readBefore;
  return await retryOnConflict(connection, async () => {
    const stored = fresh ?? (await readContact(connection, id));
    fresh = undefined;
    const current = toContact(stored, connection.timezone);
    const { change, keys } = computeDifference(current, withoutStoredPhones(stored, encoded), KINDS);
    const body = toBody(stored, withNames(change, encoded));
    if (isEmpty(body)) return { before: current, contact: current, changed: [] };
    return {
      before: current,
      contact: toContact(await patchContact(connection, stored, body, 'update'), connection.timezone),
      changed: keys,
    };
  });
}

/** The body of a new contact. Throws if the service has no field for a part of the change. */
export function newBody(change: ContactChange): ContactBody {
  checkTagsOf(change);
  return toBody({ id: '' }, withCustomValues(change));
}
