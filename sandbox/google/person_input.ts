import { isRecord, parseJson } from '../json.ts';
import { invalid, Refusal } from './errors.ts';
import { groupIds, type Item, LISTS, type ListName, type Lists, MADE, SINGLETONS } from './person.ts';
import type { GoogleStore } from './store.ts';

/** The body of a request, which is a JSON object. */
export function jsonBody(body: Buffer): Readonly<Record<string, unknown>> {
  const value = parseJson(body.toString('utf8'));
  if (isRecord(value)) return value;
  throw invalid('Invalid JSON payload received. Expected an object.');
}

/** The lists of a body, checked as Google checks them. Only those that `names` has are read. */
export function listsIn(
  body: Readonly<Record<string, unknown>>,
  names: readonly ListName[],
  store: GoogleStore,
  before: Lists = {},
): Lists {
  const unknown = Object.keys(body).find(
    (key) => !(key in LISTS) && !['resourceName', 'etag', 'metadata', 'photos', 'coverPhotos'].includes(key),
  );
  if (unknown !== undefined) throw invalid(`Invalid JSON payload received. Unknown name "${unknown}" at 'person': Cannot find field.`);
  const lists = Object.fromEntries(names.map((name) => [name, itemsIn(name, body[name])]));
  check(lists, store, groupIds(before));
  return lists;
}

/** The main item first, without what only responses have. An absent list is an empty one. */
function itemsIn(name: ListName, value: unknown): readonly Item[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw invalid(`Invalid value at 'person.${name}': it must be a list.`);
  const items: readonly unknown[] = value;
  const read = items.map((item) => ({ item: itemIn(name, item), isMain: isMain(item) }));
  if (SINGLETONS.includes(name) && read.length > 1) throw invalid(`Cannot have more than one person.${name} per source`);
  return [...read.filter((one) => one.isMain), ...read.filter((one) => !one.isMain)].map((one) => one.item);
}

function isMain(item: unknown): boolean {
  return isRecord(item) && isRecord(item.metadata) && item.metadata.sourcePrimary === true;
}

function itemIn(name: ListName, item: unknown): Item {
  if (!isRecord(item)) throw invalid(`Invalid value at 'person.${name}': an item must be an object.`);
  const parts: readonly string[] = LISTS[name];
  const unknown = Object.keys(item).find((key) => !parts.includes(key) && !MADE.includes(key));
  if (unknown !== undefined)
    throw invalid(`Invalid JSON payload received. Unknown name "${unknown}" at 'person.${name}[0]': Cannot find field.`);
  const kept = Object.entries(item).filter(([key, value]) => parts.includes(key) && value !== '' && value !== null);
  for (const [key, value] of kept) checkPart(name, key, value);
  return Object.fromEntries(kept);
}

const NOT_TEXTS: readonly string[] = [
  'date',
  'startDate',
  'endDate',
  'current',
  'contactGroupMembership',
  'fullTimeEquivalentMillipercent',
];

function checkPart(name: ListName, key: string, value: unknown): void {
  if (!NOT_TEXTS.includes(key) && typeof value !== 'string') throw invalid(`Invalid value at 'person.${name}[0].${key}' (TYPE_STRING)`);
  if (key === 'countryCode' && !/^[A-Z]{2}$/.test(String(value))) throw invalid(`Invalid country code "${String(value)}".`);
  if (key === 'contentType' && !['TEXT_PLAIN', 'TEXT_HTML'].includes(String(value)))
    throw invalid(`Invalid value at 'person.${name}[0].${key}'`);
  if (key === 'date') checkDate(value);
}

function checkDate(value: unknown): void {
  const { year = 0, month = 0, day = 0 } = isRecord(value) ? value : {};
  const isNumber = [year, month, day].every((part) => typeof part === 'number' && Number.isInteger(part) && part >= 0);
  const isReal = Number(month) <= 12 && Number(day) <= new Date(Date.UTC(Number(year) || 2000, Number(month), 0)).getUTCDate();
  if (!isNumber || !isReal) throw invalid('Invalid date.');
}

function check(lists: Lists, store: GoogleStore, held: readonly string[]): void {
  const { names, organizations = [], userDefined = [], memberships } = lists;
  if (names?.some((name) => Object.keys(name).length === 0)) throw invalid('A name must have at least one part.');
  // The API returns these dates but doesn't take them back.
  if (organizations.some((job) => 'startDate' in job || 'endDate' in job))
    throw new Refusal(500, 'INTERNAL', 'Internal error encountered.');
  if (userDefined.some((item) => !item.key || !item.value)) throw invalid('userDefined must have a key and a value.');
  if (memberships === undefined) return;
  for (const id of groupIds(lists)) {
    const group = store.groups.get(id);
    const isKnown = group !== undefined && (group.system || store.now() - group.created >= store.switches.groupLag);
    if (!isKnown) throw invalid(`Contact group name is invalid: contactGroups/${id}`);
    if (group.system && id !== 'myContacts' && id !== 'starred' && !held.includes(id))
      throw invalid(`Contacts can't be added to contactGroups/${id}.`);
  }
}

/** 128 KB for a contact. */
export function checkSize(lists: Lists): void {
  if (Buffer.byteLength(JSON.stringify(lists)) > 128 * 1024) throw invalid('The contact is too large.');
}
