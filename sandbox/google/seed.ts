import type { Person as Somebody } from '../people.ts';
import { SEEDED_BEFORE } from '../people.ts';
import { PICTURE } from '../picture.ts';
import { type Group, type Item, type Lists, membership, type Person, type Stranger } from './person.ts';

const FIRST_SEEDED = 4_000_000_000_000_000;

/** A contact with what real address books hold: parts that no application shows, old jobs, several kinds of numbers. */
export function seededPerson(somebody: Somebody): Person {
  const { number } = somebody;
  return {
    id: `c${FIRST_SEEDED + number}`,
    lists: listsOf(somebody),
    version: 1,
    updated: somebody.updated_at,
    sequence: FIRST_SEEDED - number,
    ...(number % 4 === 0 ? { photo: Buffer.from(PICTURE, 'base64') } : {}),
    ...(number % 10 === 3 ? { profiled: true } : {}),
  };
}

const TAGS = ['customer', 'lead', 'partner', 'newsletter'];
/** Google's own groups; the last ones are of earlier years. */
const SYSTEM = ['myContacts', 'starred', 'friends', 'family', 'coworkers', 'chatBuddies', 'all', 'blocked'];

export function seededGroups(): Group[] {
  return [
    ...SYSTEM.map((id) => ({ id, name: id, system: true, created: 0 })),
    ...TAGS.map((name, index) => ({ id: tagId(name), name, system: false, created: SEEDED_BEFORE + index })),
  ];
}

function tagId(name: string): string {
  return (0x0a00_0000 + TAGS.indexOf(name)).toString(16);
}

function listsOf(somebody: Somebody): Lists {
  const { number, first_name, last_name, email, phone, company, job_title } = somebody;
  const [year, month, day] = somebody.birthday.split('-').map(Number);
  const groups = ['myContacts', ...(number % 20 === 19 ? ['starred'] : []), ...somebody.tags.map(tagId)];
  return {
    names: [{ givenName: first_name, familyName: last_name, ...(number % 7 === 5 ? { phoneticGivenName: first_name.toLowerCase() } : {}) }],
    emailAddresses: [{ value: email, type: 'work' }],
    phoneNumbers: [{ value: phone, type: 'mobile' }],
    organizations: [{ name: company, title: job_title, type: 'work', current: true }],
    addresses: [
      {
        type: 'work',
        streetAddress: somebody.street,
        city: somebody.city,
        region: somebody.region,
        postalCode: somebody.postal_code,
        country: somebody.country,
        countryCode: somebody.country,
      },
    ],
    birthdays: [{ date: { year, month, day } }],
    ...(somebody.notes === '' ? {} : { biographies: [{ value: somebody.notes, contentType: 'TEXT_PLAIN' }] }),
    ...(number % 6 === 0 ? { urls: [{ value: `https://example.com/people/${number}`, type: 'work' }] } : {}),
    ...(number % 4 === 0 ? { userDefined: userDefined(number) } : {}),
    ...(number % 5 === 3 ? rarely(number) : {}),
    memberships: groups.map(membership),
  };
}

function userDefined(number: number): Item[] {
  return [
    { key: 'Customer number', value: `C-${number}` },
    { key: 'Plan', value: ['Gold', 'Silver'][number % 2] ?? '' },
    { key: 'T-Shirt Size', value: 'M' },
    { key: 'Member since', value: '2020' },
    { key: 'Preferred Language', value: 'en' },
    { key: 'Seat', value: `Row ${number % 30}` },
  ];
}

/** What an application for contacts has no field for. */
function rarely(number: number): Lists {
  return {
    nicknames: [{ value: `Née ${number}`, type: 'MAIDEN_NAME' }],
    events: [{ date: { year: 2001, month: 5, day: 6 }, type: 'anniversary' }],
    externalIds: [{ value: `crm-${number}`, type: 'customer' }],
    relations: [{ person: 'Sam Example', type: 'spouse' }],
    sipAddresses: [{ value: `sip:${number}@example.com`, type: 'work' }],
    miscKeywords: [{ value: 'green', type: 'OUTLOOK_USER' }],
  };
}

/** People of the messages. Some have only an address. */
export function seededOthers(): Stranger[] {
  return Array.from({ length: 8 }, (_, number) => ({
    resourceName: `otherContacts/c${3_000_000_000_000_000 + number}`,
    lists: {
      ...(number % 2 === 0 ? { names: [{ givenName: 'Sender', familyName: `Number ${number}` }] } : {}),
      emailAddresses: [{ value: `inbox.${number}@example.net` }],
    },
    updated: SEEDED_BEFORE - number * 60_000,
  }));
}

/** People of the organization. */
export function seededDirectory(): Stranger[] {
  return Array.from({ length: 8 }, (_, number) => ({
    resourceName: `people/1170000000000000000${10 + number}`,
    lists: {
      names: [{ givenName: 'Colleague', familyName: `Number ${number}` }],
      emailAddresses: [{ value: `domain.${number}@example.net`, type: 'work' }],
    },
    updated: SEEDED_BEFORE - number * 60_000,
  }));
}
