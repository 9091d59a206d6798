import type { Person } from '../people.ts';
import { SEEDED_BEFORE } from '../people.ts';
import type { Contact, ContactFields, ContactGroup, Provider, Source } from './contact.ts';
import { NO_LISTS } from './contact.ts';
import { Grant } from './grant.ts';
import { fitted } from './limits.ts';
import { nativeId } from './native_id.ts';
import { PROVIDER_RULES } from './providers.ts';
import { connectorDefaults, IDENTITY_SCOPES } from './scopes.ts';

/**
 * What one provider's mailbox contains at the start. Rows are never changed, only replaced, so one seed serves every
 * reset.
 */
export interface Seed {
  readonly provider: Provider;
  readonly contacts: readonly Contact[];
  readonly groups: readonly ContactGroup[];
}

export function seedOf(provider: Provider, persons: readonly Person[]): Seed {
  const book = persons.map((person) =>
    contactOf(provider, nativeId(provider, person.number), 'address_book', fieldsOf(provider, person), person.number % 4 === 0),
  );
  const others = PROVIDER_RULES[provider].sources
    .filter((source) => source !== 'address_book')
    .flatMap((source) => strangers(provider, source));
  return { provider, contacts: [...book, ...others], groups: groupsOf(provider) };
}

export function grantOf({ provider, contacts, groups }: Seed): Grant {
  const [id, email, name] = OWNERS[provider];
  const scope = [...connectorDefaults()[provider], ...IDENTITY_SCOPES[provider]];
  return new Grant({ id, email, name, provider, createdAt: SEEDED_BEFORE, scope, contacts, groups });
}

const OWNERS: Readonly<Record<Provider, readonly [id: string, email: string, name: string]>> = {
  google: ['0a5f2c1e-0001-4a00-8000-0000000000a1', 'google.owner@example.com', 'Gale Owner'],
  microsoft: ['0a5f2c1e-0002-4a00-8000-0000000000a2', 'microsoft.owner@example.com', 'Mika Owner'],
  ews: ['0a5f2c1e-0003-4a00-8000-0000000000a3', 'ews.owner@example.com', 'Ewa Owner'],
  icloud: ['0a5f2c1e-0004-4a00-8000-0000000000a4', 'icloud.owner@example.com', 'Ivy Owner'],
  imap: ['0a5f2c1e-0005-4a00-8000-0000000000a5', 'imap.owner@example.com', 'Ima Owner'],
};

/**
 * Tags become groups. On Microsoft, `partner` is in `customer` and `newsletter` in `partner`: the second is too deep
 * for `recurse`.
 */
const TAGS = ['customer', 'lead', 'partner', 'newsletter'] as const;
const PARENTS: Readonly<Record<string, string>> = { partner: 'customer', newsletter: 'partner' };

function groupsOf(provider: Provider): ContactGroup[] {
  if (PROVIDER_RULES[provider].groups === 0) return [];
  const [grant_id] = OWNERS[provider];
  const groups = TAGS.map((name): ContactGroup => {
    const parent = provider === 'microsoft' ? PARENTS[name] : undefined;
    const path = parent === undefined ? name : `${groupId(provider, parent)}/${name}`;
    return { id: groupId(provider, name), grant_id, object: 'contact_group', name, path, group_type: 'user' };
  });
  return provider === 'google'
    ? [{ id: 'starred', grant_id, object: 'contact_group', name: 'starred', path: 'starred', group_type: 'system' }, ...groups]
    : groups;
}

const groupId = (provider: Provider, name: string): string => (provider === 'microsoft' ? `AAMkAG${name}=` : `group-${name}`);

function contactOf(provider: Provider, id: string, source: Source, fields: ContactFields, pictured: boolean): Contact {
  const picture = pictured ? { picture_url: `https://pictures.example.com/${encodeURIComponent(id)}.jpg` } : {};
  return { ...fitted(fields, PROVIDER_RULES[provider]), id, grant_id: OWNERS[provider][0], object: 'contact', source, ...picture };
}

function fieldsOf(provider: Provider, person: Person): ContactFields {
  const groups = person.tags.map((tag) => ({ id: groupId(provider, tag) }));
  return {
    given_name: person.first_name,
    surname: person.last_name,
    birthday: person.birthday,
    company_name: person.company,
    job_title: person.job_title,
    ...(person.notes === '' ? {} : { notes: person.notes }),
    emails: [{ email: person.email, type: 'work' }],
    // Some contacts are starred, so that system groups occur among the others.
    groups: provider === 'google' && person.number % 20 === 19 ? [{ id: 'starred' }, ...groups] : groups,
    im_addresses: [],
    phone_numbers: [{ number: person.phone, type: 'mobile' }],
    physical_addresses: [
      {
        type: 'work',
        street_address: person.street,
        city: person.city,
        state: person.region,
        postal_code: person.postal_code,
        country: person.country,
      },
    ],
    web_pages: person.number % 6 === 0 ? [{ url: `https://example.com/people/${person.number}`, type: 'work' }] : [],
  };
}

/** People outside the address book: senders of messages, and colleagues. Some have only an address. */
function strangers(provider: Provider, source: Source): Contact[] {
  return Array.from({ length: 8 }, (_, number) => {
    const name = number % 2 === 0 ? { given_name: source === 'inbox' ? 'Sender' : 'Colleague', surname: `Number ${number}` } : {};
    return contactOf(
      provider,
      `${source}/${number}`,
      source,
      { ...NO_LISTS, ...name, emails: [{ email: `${source}.${number}@example.net` }] },
      false,
    );
  });
}
