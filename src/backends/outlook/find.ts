import type { Contact } from '../../contacts/contact.ts';
import { isProblem } from '../../contacts/errors.ts';
import { type Criterion, meets } from '../../contacts/query.ts';
import type { Connection } from '../backend.ts';
import { isFilterRefused } from './errors.ts';
import { named, withEmail } from './filter.ts';
import { readContact } from './latest.ts';
import { LARGEST_PAGE, outOfTime, pagesOf, RESERVE, type Reading } from './pages.ts';
import { contactsPath } from './place.ts';
import { toContact } from './translate.ts';
import * as wire from './wire.ts';

/** The service looks where it can; where it cannot or will not, the contacts are read and compared here. What it gives is judged in either case. */
export async function find(connection: Connection, criterion: Criterion): Promise<readonly Contact[]> {
  const filter = filterFor(criterion);
  if (filter === null) return await compared(connection, criterion);
  try {
    const found = await everything(connection, wire.CONTACT_KEYS, filter);
    const hits = found.filter((contact) => meets(contact, criterion));
    // An option that a mailbox does not know may be passed over in silence: then it gives whoever comes first.
    const ignored = criterion.by === 'email' && hits.length === 0 && found.length > 0;
    return ignored ? await compared(connection, criterion) : hits;
  } catch (error) {
    if (isFilterRefused(error)) return await compared(connection, criterion);
    throw error;
  }
}

/** Null where no filter is documented. https://learn.microsoft.com/graph/filter-query-parameter */
function filterFor({ by, value }: Criterion): string | null {
  if (by === 'email') return withEmail(value);
  return by === 'name' ? named(value) : null;
}

/** What is read of every contact to compare it. */
const COMPARED: Readonly<Record<Criterion['by'], readonly string[]>> = {
  email: ['id', 'createdDateTime', 'emailAddresses'],
  phone: ['id', 'createdDateTime', 'mobilePhone', 'businessPhones', 'homePhones'],
  name: ['id', 'createdDateTime', 'displayName', 'givenName', 'surname', 'nickName'],
};

/** More hits than these, with the newest and the oldest of all, are enough to see that there are several. */
const MOST_HITS = 5;

async function compared(connection: Connection, criterion: Criterion): Promise<readonly Contact[]> {
  const found = await everything(connection, COMPARED[criterion.by]);
  const hits = telling(found.filter((contact) => meets(contact, criterion)));
  const contacts = await Promise.all(hits.map(({ id }) => readWhole(connection, id)));
  return contacts.flat();
}

/** The hits that are read whole, each of which costs a request: the first few, and whichever a person may mean by the newest or the oldest. */
function telling(hits: readonly Contact[]): readonly Contact[] {
  const date = (contact: Contact): string => contact.created_at ?? '';
  const oldest = hits.reduce<Contact | undefined>((best, hit) => (best === undefined || date(hit) < date(best) ? hit : best), undefined);
  const newest = hits.reduce<Contact | undefined>((best, hit) => (best === undefined || date(hit) > date(best) ? hit : best), undefined);
  return hits.filter((hit, index) => index < MOST_HITS || hit === oldest || hit === newest);
}

/** The contact; none when it was deleted since it was found. */
async function readWhole(connection: Connection, id: string): Promise<readonly Contact[]> {
  try {
    return [toContact(await readContact(connection, id), connection.timezone)];
  } catch (error) {
    if (isProblem(error, 'not_found')) return [];
    throw error;
  }
}

const READING: Reading<wire.WireContact> = { item: wire.contact, doing: 'find the contact', needs: 'Contacts.Read' };

/** All contacts or none: what was not read could be the one that is looked for. */
async function everything(connection: Connection, select: readonly string[], filter?: string): Promise<readonly Contact[]> {
  const all: Contact[] = [];
  for await (const page of pagesOf(connection, { url: contactsPath(null), filter, select, top: LARGEST_PAGE }, READING)) {
    all.push(...page.items.map((item) => toContact(item, connection.timezone)));
    if (page.next !== null && connection.http.left() < RESERVE) throw outOfTime(READING.doing);
  }
  return all;
}
