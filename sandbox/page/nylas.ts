import type { Contact, Grant } from '../nylas/index.ts';
import type { NylasAccount } from '../nylas_account.ts';
import { counted, first, type Showcase } from './view.ts';

/** Google's mailbox behind Nylas. It keeps no dates of contacts, so they are shown in the order in which they were written. */
export function nylasShowcase({ store }: Pick<NylasAccount, 'store'>): Showcase {
  const key = 'nylas';
  const label = 'Nylas (Google)';
  const grant = (): Grant => store.grant('google');
  const total = (): number => [...grant().contacts].filter(isOwn).length;
  return {
    key,
    label,
    total,
    view: (most) => {
      const { contacts, groups } = grant();
      const tags = new Map([...groups].filter(({ group_type }) => group_type === 'user').map(({ id, name }) => [id, name]));
      return {
        key,
        label,
        total: total(),
        contacts: first(ownOf(contacts.latestFirst()), most).map((contact) => ({
          id: contact.id,
          name: [contact.given_name, contact.surname].filter(Boolean).join(' '),
          email: contact.emails[0]?.email ?? '',
          phone: contact.phone_numbers[0]?.number ?? '',
          company: contact.company_name ?? '',
          tags: contact.groups.flatMap(({ id }) => tags.get(id) ?? []),
          updated: null,
        })),
        tasks: null,
        tags: counted(
          tags.values(),
          [...contacts].map((contact) => contact.groups.flatMap(({ id }) => tags.get(id) ?? [])),
        ),
      };
    },
    change: (id, company_name) => {
      const found = grant().contacts.get(id) !== undefined;
      if (found) grant().changeContact(id, { company_name });
      return found;
    },
    add: (given_name, surname, email) => grant().addContact({ given_name, surname, emails: [{ email, type: 'work' }] }).id,
  };
}

/** Google also offers people one wrote with and people of the organization; the address book is what the connector is about. */
const isOwn = ({ source }: Contact): boolean => source === 'address_book';

function* ownOf(contacts: Iterable<Contact>): Generator<Contact> {
  for (const contact of contacts) if (isOwn(contact)) yield contact;
}
