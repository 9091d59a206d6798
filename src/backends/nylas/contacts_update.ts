import type { ContactChange } from '../../contacts/change.ts';
import { computeDifference } from '../../contacts/difference.ts';
import type { Connection, Updated } from '../backend.ts';
import { groupsOf, writableOf } from './body.ts';
import { withAddressType } from './body_address.ts';
import { withFindableEmails } from './body_emails.ts';
import { mergedFields } from './body_merge.ts';
import { withoutUnusedName } from './body_names.ts';
import { putContact, readWritableContact } from './client.ts';
import { providerOf } from './client_provider.ts';
import { checkLimits, refuseUnknown } from './limits.ts';
import { groupIdsAfter, readGroupChange } from './tags_membership.ts';
import { withTagNames, withTagNamesAfterWrite } from './tags_names.ts';
import type * as wire from './wire.ts';

/**
 * Reads, merges and puts the whole contact, because the vendor's pages contradict each other about fields that are left
 * out. `readBefore` is the contact if this run has already read it.
 */
export async function updateContact(
  connection: Connection,
  id: string,
  requested: ContactChange,
  readBefore?: wire.WireContact,
): Promise<Updated> {
  const provider = await providerOf(connection);
  refuseUnknown(requested, provider);
  const tags = requested.tags === undefined ? null : await readGroupChange(connection, requested.tags, provider);
  const stored = readBefore ?? (await readWritableContact(connection, id));
  const current = await withTagNames(connection, stored);
  // Tags can be given as IDs; the contact's own are names.
  const byName = tags === null ? {} : { tags: { mode: tags.mode, names: tags.groups.map((group) => group.name) } };
  const encoded = { ...withFindableEmails(withAddressType(withoutUnusedName(requested))), ...byName };
  const changes = computeDifference(current, encoded);
  if (changes.keys.length === 0) return { before: current, contact: current, changed: [] };
  const before = writableOf(stored);
  const fields = mergedFields(before, changes.change, encoded, provider);
  checkLimits(before, fields, provider);
  const ids = before.groups.map((group) => group.id);
  const groups = tags && changes.change.tags ? await groupIdsAfter(connection, ids, tags, provider) : ids;
  const after = await putContact(connection, id, { ...fields, groups: groupsOf(before.groups, groups) }, provider);
  return { before: current, contact: await withTagNamesAfterWrite(connection, after), changed: changes.keys };
}
