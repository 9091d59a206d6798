import { isTextList } from '../json.ts';
import type { ServiceResponse } from '../service.ts';
import { namedContact } from './access.ts';
import type { Call, Route } from './call.ts';
import { tagNames } from './contact_input.ts';
import type { BodyRules } from './validation.ts';
import { checkedBody } from './validation.ts';

/** The tags of a contact. Both calls take names and return all its tags afterwards. DELETE has a body, too. */
export const tagRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/contacts/:contactId/tags',
    scope: 'contacts.write',
    handle: (call) => retag(call, 201, (old, named) => [...new Set([...old, ...named])]),
  },
  {
    method: 'DELETE',
    path: '/contacts/:contactId/tags',
    scope: 'contacts.write',
    handle: (call) => retag(call, 200, (old, named) => old.filter((tag) => !named.includes(tag))),
  },
];

const TAGS: BodyRules = { keys: { tags: 'texts' }, required: ['tags'] };

function retag(call: Call, status: number, join: (old: readonly string[], named: readonly string[]) => string[]): ServiceResponse {
  const contact = namedContact(call);
  const { tags } = checkedBody(call.body, TAGS);
  const changed = call.store.retag(contact, join(contact.tags, tagNames(isTextList(tags) ? tags : [])));
  return { status, body: { tags: changed.tags } };
}
