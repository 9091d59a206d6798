import type { ContactChange } from '../../contacts/change.ts';
import { computeDifference } from '../../contacts/difference.ts';
import type { Connection, Updated } from '../backend.ts';
import { retryOnConflict } from '../retry_on_conflict.ts';
import { changedLists, createBody, NO_LISTS } from './body.ts';
import { listsOf, membershipsIn, mergedLists } from './body_merge.ts';
import { withoutUnusedName } from './body_names.ts';
import { patchContact, postContact, readContact, refuseToWriteOthers, takeWritten } from './client.ts';
import { withTextValues } from './custom_fields.ts';
import { checkChange, checkLimits } from './limits.ts';
import { groupsAfter, readGroupChange, whenGroupsExist } from './tags_membership.ts';
import { withTagNames, withTagNamesAfterWrite } from './tags_names.ts';
import { groupsOf, MY_CONTACTS } from './translate.ts';
import type { WireContact } from './wire.ts';

/**
 * Changes what differs, in one write of the lists that change. `readBefore` is the contact if this run has already read
 * it; it's only read again if it has changed since.
 */
export async function updateContact(connection: Connection, id: string, change: ContactChange, readBefore?: WireContact): Promise<Updated> {
  refuseToWriteOthers(id);
  checkChange(change);
  const groupChange = change.tags === undefined ? null : await readGroupChange(connection, change.tags);
  const requested = { ...withTextValues(withoutUnusedName(change)), ...(groupChange === null ? {} : { tags: groupChange.change }) };
  let fresh = isWhole(readBefore) ? readBefore : takeWritten(connection, id);
  return await retryOnConflict(connection, async () => {
    const stored = fresh ?? (await readContact(connection, id));
    fresh = undefined;
    const current = await withTagNames(connection, stored);
    const { change: changes, keys } = computeDifference(current, requested);
    const before = listsOf(stored);
    const lists = mergedLists(before, changes, requested);
    checkLimits(lists, changedLists(before, lists));
    const groups = groupsOf(stored);
    const membership = groupChange && changes.tags ? await groupsAfter(connection, groups, groupChange) : { groups, created: 0 };
    const body = changedLists(before, { ...lists, memberships: membershipsIn(membership.groups) });
    if (Object.keys(body).length === 0) return { before: current, contact: current, changed: [] };
    const after = await whenGroupsExist(connection, membership, () => patchContact(connection, stored, body, 'update'));
    return { before: current, contact: await withTagNamesAfterWrite(connection, after), changed: keys };
  });
}

/** A list has at most this many emails and phone numbers of a person. Written back, it would delete the rest. */
const CUT_AT = 100;

function isWhole(contact: WireContact | undefined): contact is WireContact {
  if (contact === undefined) return false;
  return (contact.emailAddresses?.length ?? 0) < CUT_AT && (contact.phoneNumbers?.length ?? 0) < CUT_AT;
}

/** Creates the contact in one request, and before that the groups that it needs. */
export async function createContact(connection: Connection, change: ContactChange) {
  checkNew(change);
  const lists = newLists(change);
  const tags = change.tags?.names.length ? change.tags : null;
  if (tags === null) return withTagNamesAfterWrite(connection, await postContact(connection, createBody(lists)));
  const membership = await groupsAfter(connection, [MY_CONTACTS], await readGroupChange(connection, { ...tags, mode: 'add' }));
  const body = createBody({ ...lists, memberships: membershipsIn(membership.groups) });
  return withTagNamesAfterWrite(connection, await whenGroupsExist(connection, membership, () => postContact(connection, body)));
}

/** Throws if the service can't hold the change even in a new contact. */
export function checkNew(change: ContactChange): void {
  checkChange(change);
  const lists = newLists(change);
  checkLimits(lists, createBody(lists));
}

function newLists(change: ContactChange) {
  const requested = withTextValues(withoutUnusedName(change));
  return mergedLists(NO_LISTS, requested, requested);
}
