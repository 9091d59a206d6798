import type { Contact } from '../../contacts/contact.ts';
import { Problem } from '../../contacts/errors.ts';
import type { Selection } from '../../contacts/query.ts';
import { REVISION_KEYS, revisionOf } from '../../contacts/revision.ts';
import { quote } from '../../contacts/text.ts';
import type { ChangesPort, Connection, Revision } from '../backend.ts';
import { providerInAuthData } from './client_provider.ts';
import { type Listing, pagesOf, readPage } from './pages.ts';
import { providerNamed } from './providers.ts';
import { sourceOf } from './sources.ts';
import { existingGroups, requireGroups } from './tags_groups.ts';
import { contactReader } from './tags_names.ts';

/**
 * Contacts have no date, no order and no feed of changes, so every poll reads the whole selection.
 * https://developer.nylas.com/docs/reference/api/contacts/
 */
export const changes: ChangesPort = {
  sample: async (connection, _date, limit, selection) => {
    const { rows } = await readPage(connection, await listingOf(connection, selection), { limit, token: null }, DOING);
    return (await contactReader(connection)(rows)).map(revisionOfContact);
  },
  all,
};

const DOING = 'look for new and changed contacts';
const REMEDY = `Limit the trigger to a ${__BUILD__.words.tag}.`;

async function* all(connection: Connection, selection: Selection): AsyncGenerator<readonly Revision[]> {
  const contacts = contactReader(connection);
  for await (const rows of pagesOf(connection, await listingOf(connection, selection), DOING, REMEDY))
    yield (await contacts(rows)).map(revisionOfContact);
}

async function listingOf(connection: Connection, { source, tag }: Selection): Promise<Listing> {
  const from = sourceOf(connection, source);
  if (tag === undefined) return { source: from };
  const provider = providerInAuthData(connection);
  if (provider !== null) requireGroups(provider);
  const [group] = await existingGroups(connection, [tag], provider ?? providerNamed(''));
  if (group === undefined)
    throw new Problem('invalid_input', `This mailbox has no contact group called ${quote(tag)}. Choose another ${__BUILD__.words.tag}.`);
  return { source: from, group: group.id };
}

/** A contact, and the hash of what Zaps watch as revision. */
export function revisionOfContact(contact: Contact): Revision {
  return { contact, revision: revisionOf(contact, REVISION_KEYS) };
}
