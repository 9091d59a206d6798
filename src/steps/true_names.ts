import type { Contact } from '../contacts/contact.ts';
import { isProblem } from '../contacts/errors.ts';
import type { Run } from '../operation.ts';

/** How many contacts a run reads for their names. */
const READS_LIMIT = 10;

/**
 * Returns contacts with their names as written. A search may return some in small letters only; those are read one by
 * one, at most ten in a run, if `isShown` says that someone sees them. An unreadable one keeps its small letters,
 * because nothing is decided by them.
 */
export function createNaming(run: Run, isShown: (contact: Contact) => boolean = () => true): Naming {
  let left = READS_LIMIT;
  return async (contacts) => {
    const lowered = contacts.filter((contact) => contact.names_lowered && isShown(contact)).slice(0, left);
    if (lowered.length === 0) return contacts;
    left -= lowered.length;
    const named = new Map(await Promise.all(lowered.map(async (contact) => [contact, await withNames(run, contact)] as const)));
    return contacts.map((contact) => named.get(contact) ?? contact);
  };
}

export type Naming = <C extends Contact>(contacts: readonly C[]) => Promise<readonly C[]>;

async function withNames<C extends Contact>({ backend, connection }: Run, contact: C): Promise<C> {
  try {
    const { full_name, first_name, last_name } = await backend.contacts.get(connection, contact.id);
    return { ...contact, full_name, first_name, last_name };
  } catch (error) {
    if (isProblem(error)) return contact;
    throw error;
  }
}
