import { isRecord } from '../json.ts';
import { type Call, partOf, requireScope } from './call.ts';
import { invalid, notFound, Refusal } from './errors.ts';
import { pageSize } from './masks.ts';
import { type Group, groupIds, type Item } from './person.ts';
import { jsonBody } from './person_input.ts';
import { READ, WRITE } from './scopes.ts';
import type { GoogleStore } from './store.ts';

/** GET /v1/contactGroups: Google's own, too. */
export function listGroups(call: Call): Item {
  requireScope(call, READ, WRITE);
  const { query } = call.request;
  const limit = pageSize(query, 30, 1000);
  const start = Number(query.get('pageToken') ?? 0);
  const all = [...call.store.groups.values()];
  const hasMore = start + limit < all.length;
  return partOf(call, {
    contactGroups: all.slice(start, start + limit).map((group) => groupOutput(group, call.store)),
    totalItems: all.length,
    ...(hasMore ? { nextPageToken: String(start + limit) } : {}),
  });
}

/** GET /v1/contactGroups/1a: with members if they are asked for. */
export function getGroup(call: Call): Item {
  requireScope(call, READ, WRITE);
  const { request, store } = call;
  const limit = Number(request.query.get('maxMembers') ?? 0);
  const group = store.groups.get(call.id);
  if (group === undefined) throw notFound();
  const members = [...store.people.values()].filter(({ lists }) => groupIds(lists).includes(group.id)).map(({ id }) => `people/${id}`);
  const shown = members.slice(0, limit);
  return {
    ...groupOutput(group, store),
    ...(members.length === 0 ? {} : { memberCount: members.length }),
    ...(shown.length === 0 ? {} : { memberResourceNames: shown }),
  };
}

/** POST /v1/contactGroups: the name must be new. */
export function createGroup(call: Call): Item {
  requireScope(call, WRITE);
  const { contactGroup } = jsonBody(call.request.body);
  const name = isRecord(contactGroup) && typeof contactGroup.name === 'string' ? contactGroup.name.trim() : '';
  if (name === '') throw invalid('Request must set contact_group.name.');
  if (call.store.groupCalled(name) !== undefined) throw new Refusal(409, 'ALREADY_EXISTS', 'Contact group name already exists.');
  return groupOutput(call.store.addGroup(name), call.store);
}

function groupOutput({ id, name, system, created }: Group, store: GoogleStore): Item {
  const count = countOf(id, store);
  return {
    resourceName: `contactGroups/${id}`,
    groupType: system ? 'SYSTEM_CONTACT_GROUP' : 'USER_CONTACT_GROUP',
    name,
    formattedName: system ? (FORMATTED[id] ?? name) : name,
    ...(system ? {} : { etag: `group-${created}`, metadata: { updateTime: new Date(created).toISOString() } }),
    ...(count === 0 ? {} : { memberCount: count }),
  };
}

const FORMATTED: Readonly<Record<string, string>> = { myContacts: 'My Contacts', starred: 'Starred' };

/** Not counted in large books, where no one needs it. */
function countOf(id: string, { people }: GoogleStore): number {
  if (people.size > 1_000) return 0;
  return [...people.values()].filter(({ lists }) => groupIds(lists).includes(id)).length;
}
