import type { Contact } from '../../contacts/contact.ts';
import { Problem } from '../../contacts/errors.ts';
import { type Conflict, conflictIn, lostIn, mergeTexts } from '../../contacts/merge.ts';
import type { Connection, Merge } from '../backend.ts';
import type { Removal } from '../merge.ts';
import { nullIfNotFound } from '../null_if_not_found.ts';
import { changedLists, type Lists, sameLists } from './body.ts';
import { listsOf, membershipsIn } from './body_merge.ts';
import { mergedBiographies } from './body_notes.ts';
import { deleteContact, GOOGLE, patchContact, readContact, refuseToWriteOthers } from './client.ts';
import { mergedItems, mergedJobs } from './contacts_merge_lists.ts';
import { GENDER, MANAGER, mergedBirthdays, mergedCustomItems, mergedNames, mergedSingles, NICKNAME } from './contacts_merge_singles.ts';
import { checkLimits } from './limits.ts';
import { groupNamesReader, withTagNamesAfterWrite } from './tags_names.ts';
import { contactId, groupId, groupsOf, isHiddenGroup, toContact, WITHOUT_NEW_MEMBERS } from './translate.ts';
import { ALL_FIELDS, type WireContact } from './wire.ts';

/** Reads both, which must be in the address book, and computes one write of the lists that change. */
export async function planMerge(connection: Connection, keptId: string, otherId: string): Promise<Merge | null> {
  for (const id of [keptId, otherId]) refuseToWriteOthers(id);
  const [stored, dropped] = await Promise.all([readWhole(connection, keptId), nullIfNotFound(readWhole(connection, otherId))]);
  // A contact that was merged in Google's own pages may still be read by its earlier ID.
  if (dropped === null || dropped.resourceName === stored.resourceName) return null;
  const names = await groupNamesReader(connection)([stored, dropped]);
  const [kept, other] = [toContact(stored, names), toContact(dropped, names)];
  const before = listsOf(stored);
  const { lists, conflicts } = merged(stored, dropped, kept, other);
  const body = changedLists(before, lists);
  checkLimits(lists, body, datesInWords);
  return {
    kept,
    other,
    conflicts,
    save: async () => {
      if (Object.keys(body).length === 0) return kept;
      return withTagNamesAfterWrite(connection, await patchContact(connection, stored, body, 'merge another contact into'));
    },
    remove: () => removeUnchanged(connection, dropped),
  };
}

function readWhole(connection: Connection, id: string): Promise<WireContact> {
  return readContact(connection, id, ALL_FIELDS);
}

function datesInWords(names: string): string {
  return `${GOOGLE} doesn't take back a job that has a start or an end date, so these contacts can't be merged: ${names}. Remove the date in ${GOOGLE} first.`;
}

/** Google deletes a contact whatever its state, so it's read again: what someone added in the meantime isn't lost. */
async function removeUnchanged(connection: Connection, dropped: WireContact): Promise<Removal> {
  const id = contactId(dropped.resourceName);
  const current = await nullIfNotFound(readWhole(connection, id));
  if (current === null) return 'already_gone';
  if (!sameLists(listsOf(current), listsOf(dropped)))
    throw new Problem('conflict', `Someone else changed the contact ${id} at the same time.`, { next: 'Run the step again.' });
  return deleteContact(connection, id);
}

const TEXTS = [
  'prefix',
  'first_name',
  'middle_name',
  'last_name',
  'suffix',
  'company',
  'department',
  'job_title',
  'office_location',
] as const;

function merged(stored: WireContact, dropped: WireContact, kept: Contact, other: Contact): { lists: Lists; conflicts: Conflict[] } {
  const [own, others] = [listsOf(stored), listsOf(dropped)];
  const names = mergedNames(own.names, others.names);
  const nicknames = mergedSingles(own.nicknames, others.nicknames, NICKNAME);
  const relations = mergedSingles(own.relations, others.relations, MANAGER);
  const birthdays = mergedBirthdays(own.birthdays, others.birthdays, kept, other);
  const userDefined = mergedCustomItems(own.userDefined, others.userDefined);
  const memberships = mergedGroups(stored, dropped);
  const genders = mergedSingles(own.genders, others.genders, GENDER);
  const lists = {
    ...mergedItems(own, others),
    names: names.taken,
    nicknames: nicknames.taken,
    organizations: mergedJobs(own.organizations, others.organizations),
    birthdays: birthdays.taken,
    biographies: mergedBiographies(own.biographies, others.biographies),
    memberships: memberships.taken,
    userDefined: userDefined.taken,
    relations: relations.taken,
    genders: genders.taken,
  };
  const conflicts = [names, nicknames, relations, birthdays, userDefined, memberships, genders].flatMap((list) => list.conflicts);
  return {
    lists,
    conflicts: [
      ...(names.isWhole ? conflictIn('full_name', kept.full_name, other.full_name) : []),
      ...mergeTexts(kept, other, TEXTS).conflicts,
      ...conflicts,
    ],
  };
}

/** The groups of both. Google's own of earlier years take no new members. */
function mergedGroups(stored: WireContact, dropped: WireContact) {
  const own = groupsOf(stored);
  const more = groupsOf(dropped).filter((group) => !own.includes(group));
  const lost = more.filter((group) => WITHOUT_NEW_MEMBERS.includes(group));
  return {
    taken: membershipsIn([...own, ...new Set(more.filter((group) => !isHiddenGroup(group)))]),
    conflicts: lost.flatMap((group) => lostIn('tags', null, groupId(group))),
  };
}
