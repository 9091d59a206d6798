import type { ContactChange } from '../../contacts/change.ts';
import { computeDifference } from '../../contacts/difference.ts';
import type { Connection, Updated } from '../backend.ts';
import { groupsOf, writableOf } from './body.ts';
import { withAddressType } from './body_address.ts';
import { withFindableEmails } from './body_emails.ts';
import { merged } from './body_merge.ts';
import { withoutSpareName } from './body_names.ts';
import { put, readToWrite } from './client.ts';
import { providerOf } from './client_provider.ts';
import { checkLimits, refuseUnknown } from './limits.ts';
import { regrouped, regrouping } from './tags_membership.ts';
import { named, namedAfterWrite } from './tags_names.ts';
import type * as wire from './wire.ts';

/** Reads, merges and puts the whole contact: the vendor's pages differ on whether a field that is left out is kept or emptied. `known` is the contact as somebody just read it. */
export async function updateContact(connection: Connection, id: string, given: ContactChange, known?: wire.WireContact): Promise<Updated> {
  const provider = await providerOf(connection);
  refuseUnknown(given, provider);
  const tags = given.tags === undefined ? null : await regrouping(connection, given.tags, provider);
  const stored = known ?? (await readToWrite(connection, id));
  const current = await named(connection, stored);
  // Tags may be given as ids; the contact's own are names.
  const byName = tags === null ? {} : { tags: { mode: tags.mode, names: tags.groups.map((group) => group.name) } };
  const wanted = { ...withFindableEmails(withAddressType(withoutSpareName(given))), ...byName };
  const news = computeDifference(current, wanted);
  if (news.keys.length === 0) return { before: current, contact: current, changed: [] };
  const before = writableOf(stored);
  const fields = merged(before, news.change, wanted, provider);
  checkLimits(before, fields, provider);
  const ids = before.groups.map((group) => group.id);
  const groups = tags && news.change.tags ? await regrouped(connection, ids, tags, provider) : ids;
  const after = await put(connection, id, { ...fields, groups: groupsOf(before.groups, groups) }, provider);
  return { before: current, contact: await namedAfterWrite(connection, after), changed: news.keys };
}
