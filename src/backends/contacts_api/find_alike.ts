import type { Contact } from '../../contacts/contact.ts';
import { mayBeAlike, traitsOf } from '../../contacts/likeness.ts';
import type { Criterion } from '../../contacts/query.ts';
import type { Connection } from '../backend.ts';
import { nullIfNotFound } from '../null_if_not_found.ts';
import { contactContext, readContact } from './client.ts';
import { anyOf, criterionFilter } from './filter.ts';
import { findAllContacts } from './find.ts';
import { toContact } from './translate.ts';

/**
 * One search by all traits. Each match is then read by its ID, because the index still has deleted contacts, and returns
 * too little of a contact to compare it.
 */
export async function findAlike(connection: Connection, contact: Contact): Promise<readonly Contact[]> {
  const traits = traitsOf(contact);
  const criteria: Criterion[] = [
    ...traits.emails.map((value) => ({ by: 'email', value }) as const),
    ...traits.phones.map((value) => ({ by: 'phone', value }) as const),
    ...(traits.name === null ? [] : [{ by: 'name', value: traits.name } as const]),
  ];
  const filter = anyOf(criteria.flatMap((criterion) => criterionFilter(criterion) ?? []));
  if (filter === null) return [];
  const found = (await findAllContacts(connection, [filter])).filter((one) => one.id !== contact.id && mayBeAlike(one, traits));
  const [read, unread] = [found.slice(0, READ_LIMIT), found.slice(READ_LIMIT)];
  const whole = await Promise.all(read.map(({ id }) => nullIfNotFound(readContact(connection, id))));
  return [...whole.flatMap((stored) => (stored === null ? [] : toContact(stored, contactContext(connection)))), ...unread];
}

/** More contacts of one person are rare, and each takes a request. */
const READ_LIMIT = 25;
