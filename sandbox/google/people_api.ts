import { isRecord } from '../json.ts';
import { type Call, requireScope, viewOf } from './call.ts';
import { invalid, notFound, precondition, Refusal } from './errors.ts';
import { isCurrent, sourceEtag } from './etags.ts';
import { maskOf, pageSize, updateMask } from './masks.ts';
import { groupIds, type Item, LISTS, type ListName, type Lists, membership, ONLY_READ, type Person, textOf } from './person.ts';
import { checkSize, jsonBody, listsIn } from './person_input.ts';
import { contactOutput, strangerOutput } from './person_output.ts';
import { DIRECTORY, READ, WRITE } from './scopes.ts';

const ALL_LISTS = Object.keys(LISTS) as ListName[];
const EVERYTHING: readonly string[] = [...ALL_LISTS, ...ONLY_READ];

/** GET /v1/people/c1. */
export function getPerson(call: Call): Item {
  requireScope(call, READ, WRITE);
  const mask = maskOf(call.request.query, 'personFields');
  const person = call.store.read(call.id);
  if (person !== undefined) return contactOutput(person, viewOf(call, mask));
  const colleague = call.store.directory.find(({ resourceName }) => resourceName === `people/${call.id}`);
  if (colleague === undefined || !call.scopes.includes(DIRECTORY)) throw notFound();
  return strangerOutput(colleague, mask);
}

/** GET /v1/people:batchGet: at most 200. */
export function getSeveral(call: Call): Item {
  requireScope(call, READ, WRITE);
  const mask = maskOf(call.request.query, 'personFields');
  const names = call.request.query.getAll('resourceNames');
  if (names.length === 0 || names.length > 200) throw invalid('Request must have 1 to 200 resource names.');
  return {
    responses: names.map((requestedResourceName) => {
      const person = call.store.read(requestedResourceName.replace(/^people\//, ''));
      return person === undefined
        ? { requestedResourceName, status: { code: 5, message: 'Requested entity was not found.' } }
        : { requestedResourceName, httpStatusCode: 200, status: {}, person: contactOutput(person, viewOf(call, mask)) };
    }),
  };
}

/** GET /v1/people:searchContacts: by the start of words, in the state of the last search without a text. */
export function searchContacts(call: Call): Item {
  requireScope(call, READ, WRITE);
  const { store, request } = call;
  const mask = maskOf(request.query, 'readMask');
  const text = request.query.get('query')?.trim().toLowerCase() ?? '';
  const limit = Math.min(pageSize(request.query, 10, Number.MAX_SAFE_INTEGER), 30);
  if (text === '') {
    store.index = store.byDate();
    return {};
  }
  const results: Item[] = [];
  for (const person of store.index ?? []) {
    if (results.length === limit) break;
    if (searchedTexts(person.lists).some((value) => startsWord(value, text)))
      results.push({ person: contactOutput(person, viewOf(call, mask)) });
  }
  return results.length === 0 ? {} : { results };
}

function searchedTexts({ names, nicknames, emailAddresses, phoneNumbers, organizations }: Lists): string[] {
  const full = textOf(names?.[0], 'givenName').concat(' ', textOf(names?.[0], 'familyName'));
  const values = [...(nicknames ?? []), ...(emailAddresses ?? []), ...(phoneNumbers ?? [])].map((item) => textOf(item, 'value'));
  return [full, ...values, ...(organizations ?? []).map((item) => textOf(item, 'name'))];
}

function startsWord(value: string, text: string): boolean {
  const lower = value.toLowerCase();
  return lower.startsWith(text) || lower.includes(` ${text}`);
}

/** POST /v1/people:createContact. There's no check for duplicates. Everyone is in a group. */
export function createContact(call: Call): Item {
  const { store, request } = call;
  requireScope(call, WRITE);
  const mask = answerMask(request.query);
  if (store.people.size >= store.switches.contactsLimit)
    throw new Refusal(429, 'RESOURCE_EXHAUSTED', 'MY_CONTACTS_OVERFLOW_COUNT', 'MY_CONTACTS_OVERFLOW_COUNT');
  const body = jsonBody(request.body);
  const sent = listsIn(
    body,
    ALL_LISTS.filter((name) => body[name] !== undefined),
    store,
  );
  if (Object.values(sent).every((list) => list?.length === 0)) throw invalid('Request person must have at least one field.');
  const lists = groupIds(sent).length === 0 ? { ...sent, memberships: [membership('myContacts')] } : sent;
  checkSize(lists);
  return contactOutput(store.add(lists), viewOf(call, mask));
}

/** PATCH /v1/people/c1:updateContact. Every list of the mask is replaced. */
export function updateContact(call: Call): Item {
  const { store, request } = call;
  requireScope(call, WRITE);
  const names = updateMask(request.query);
  const mask = answerMask(request.query);
  const person = writable(call);
  const body = jsonBody(request.body);
  checkEtag(person, body);
  const lists = listsIn(body, names, store, person.lists);
  if (names.includes('memberships') && groupIds(lists).length === 0)
    throw invalid('person.memberships must have at least one contact group membership.');
  checkSize({ ...person.lists, ...lists });
  const changed = store.change(person.id, lists);
  if (changed === null) throw notFound();
  return contactOutput(changed, viewOf(call, mask));
}

/** Without a mask, the response has everything. */
function answerMask(query: URLSearchParams): readonly string[] {
  return query.get('personFields') === null ? EVERYTHING : maskOf(query, 'personFields');
}

function writable({ store, id }: Call): Person {
  const person = store.people.get(id);
  if (person === undefined) throw notFound();
  return person;
}

function checkEtag(person: Person, { etag, metadata }: Readonly<Record<string, unknown>>): void {
  const sources: unknown = isRecord(metadata) ? metadata.sources : undefined;
  const own = Array.isArray(sources) ? sources.find((one: unknown) => isRecord(one) && one.type === 'CONTACT') : undefined;
  if (isRecord(own) && typeof own.etag === 'string') {
    if (own.etag !== sourceEtag(person)) throw different('person.metadata.sources.etag');
  } else if (typeof etag !== 'string' || etag === '')
    throw invalid('Request must set person.etag or person.metadata.sources.etag for the source that is being updated.');
  else if (!isCurrent(person, etag)) throw different('person.etag');
}

function different(what: string): Refusal {
  return precondition(`Request ${what} is different than the current ${what}. Clear local cache and get the latest person.`);
}

/** DELETE /v1/people/c1:deleteContact: moves it to the trash. */
export function deleteContact(call: Call): Item {
  requireScope(call, WRITE);
  call.store.remove(writable(call).id);
  return {};
}

/** PATCH /v1/people/c1:updateContactPhoto: JPEG or PNG. */
export function updatePhoto(call: Call): Item {
  requireScope(call, WRITE);
  const { photoBytes } = jsonBody(call.request.body);
  const bytes = Buffer.from(typeof photoBytes === 'string' ? photoBytes : '', 'base64');
  if (!['ffd8', '8950'].includes(bytes.subarray(0, 2).toString('hex'))) throw invalid('Invalid photo bytes.');
  if (call.store.change(writable(call).id, {}, bytes) === null) throw notFound();
  return {};
}
