import { type Call, partOf, requireScope, viewOf } from './call.ts';
import { invalid, precondition } from './errors.ts';
import { maskOf, onlyContacts, pageSize } from './masks.ts';
import { type Item, type Person, type Stranger, textOf } from './person.ts';
import { contactOutput, strangerOutput, type View } from './person_output.ts';
import { DIRECTORY, OTHERS, READ, WRITE } from './scopes.ts';

/** GET /v1/people/me/connections. */
export function listContacts(call: Call) {
  requireScope(call, READ, WRITE);
  const { request, store } = call;
  const { query } = request;
  const mask = maskOf(query, 'personFields');
  const limit = pageSize(query, 100, 1000);
  const order = query.get('sortOrder') ?? 'LAST_MODIFIED_ASCENDING';
  const sorted = sortedBy(order, store.byDate());
  const view = { ...viewOf(call, mask), itemsLimit: 100 };
  // Everything but the page must be as on the first one.
  const asked = [order, mask.join(), String(onlyContacts(query))].join('|');
  const start = startOf(query.get('pageToken'), asked, sorted, order);
  const rows = sorted.slice(start, start + limit);
  // Those of a large book would fill the memory.
  const outputOf = sorted.length > 1_000 ? contactOutput : keptOutput;
  const last = rows.at(-1);
  const hasMore = start + limit < sorted.length && last !== undefined;
  return partOf(call, {
    ...(rows.length === 0 ? {} : { connections: rows.map((person) => outputOf(person, view)) }),
    ...(hasMore ? { nextPageToken: tokenAfter(last, asked, start + limit) } : {}),
    totalPeople: sorted.length,
    totalItems: sorted.length,
  });
}

/** A contact is replaced when it changes, so what a list shows of it is made once. */
const kept = new WeakMap<Person, Map<string, Item>>();

function keptOutput(person: Person, view: View): Item {
  const name = `${view.mask.join()} ${view.onlyContacts} ${view.shuffle} ${view.photos} ${view.itemsLimit}`;
  const outputs = kept.get(person) ?? new Map<string, Item>();
  const output = outputs.get(name) ?? contactOutput(person, view);
  kept.set(person, outputs.set(name, output));
  return output;
}

function sortedBy(order: string, byDate: readonly Person[]): readonly Person[] {
  if (order === 'LAST_MODIFIED_DESCENDING') return byDate;
  if (order === 'LAST_MODIFIED_ASCENDING') return byDate.toReversed();
  const part = { FIRST_NAME_ASCENDING: 'givenName', LAST_NAME_ASCENDING: 'familyName' }[order];
  if (part === undefined) throw invalid(`Invalid value at 'sort_order': "${order}"`);
  const nameOf = ({ lists }: Person): string => textOf(lists.names?.[0], part);
  return byDate.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : nameOf(one) > nameOf(other) ? 1 : 0));
}

/** A page by date continues after a contact, not at a number, so that nothing is skipped when contacts move. */
function tokenAfter({ updated, sequence }: Person, asked: string, offset: number): string {
  const place = [updated, sequence, offset].map((part) => String(part).padStart(16, '0'));
  return Buffer.from([...place, checksum(asked)].join(' ')).toString('base64url');
}

function startOf(token: string | null, asked: string, sorted: readonly Person[], order: string): number {
  if (token === null) return 0;
  const [updated, sequence, offset, sum] = Buffer.from(token, 'base64url').toString().split(' ');
  if (sum !== checksum(asked)) throw invalid('Request must have the same parameters as the request that the page token is of.');
  if (!order.startsWith('LAST_MODIFIED')) return Number(offset);
  const direction = order.endsWith('DESCENDING') ? 1 : -1;
  const isAfter = (person: Person | undefined): boolean =>
    person === undefined ||
    direction * (person.updated - Number(updated)) < 0 ||
    (person.updated === Number(updated) && direction * (person.sequence - Number(sequence)) < 0);
  let [start, end] = [0, sorted.length];
  while (start < end) {
    const middle = Math.floor((start + end) / 2);
    if (isAfter(sorted[middle])) end = middle;
    else start = middle + 1;
  }
  return start;
}

function checksum(text: string): string {
  return String([...text].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 99_991, 7)).padStart(5, '0');
}

/** GET /v1/otherContacts: oldest first. */
export function listOthers(call: Call) {
  requireScope(call, OTHERS);
  const mask = maskOf(call.request.query, 'readMask', ['emailAddresses', 'metadata', 'names', 'phoneNumbers', 'photos']);
  return partOf(call, strangers(call, 'otherContacts', call.store.others.toReversed(), mask, 1000));
}

/** GET /v1/people:listDirectoryPeople. */
export function listDirectory(call: Call) {
  requireScope(call, DIRECTORY);
  const { request, store } = call;
  const sources = request.query.getAll('sources');
  if (sources.length === 0 || !sources.every((one) => /^DIRECTORY_SOURCE_TYPE_DOMAIN_(CONTACT|PROFILE)$/.test(one)))
    throw invalid('Request must set sources to one or more of the directory source types.');
  if (!store.switches.workspace) throw precondition('Must be a G Suite domain user.');
  return partOf(call, strangers(call, 'people', store.directory, maskOf(request.query, 'readMask'), 1000));
}

function strangers({ request: { query } }: Call, name: string, all: readonly Stranger[], mask: readonly string[], largest: number) {
  const limit = pageSize(query, 100, largest);
  const start = Number(query.get('pageToken') ?? 0);
  if (!Number.isInteger(start)) throw invalid('Invalid page token.');
  const rows = all.slice(start, start + limit).map((one) => strangerOutput(one, mask));
  const hasMore = start + limit < all.length;
  return {
    ...(rows.length === 0 ? {} : { [name]: rows }),
    ...(hasMore ? { nextPageToken: String(start + limit) } : {}),
    totalSize: all.length,
  };
}
