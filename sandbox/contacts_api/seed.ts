import type { Person } from '../people.ts';
import { people } from '../people.ts';
import { identifier } from './ids.ts';
import type { Appointment, Contact, Note, Task } from './records.ts';
import type { AccountSeed } from './seed_account.ts';

/** Contacts and what belongs to them. */
export interface ContactSeed {
  readonly contacts: readonly Contact[];
  readonly tasks: readonly Task[];
  readonly notes: readonly Note[];
  readonly appointments: readonly Appointment[];
}

/**
 * The invented people as contacts of the account's first location. Every fifth has a task, every third a note, every
 * tenth an appointment.
 */
export function contactSeed(service: string, account: AccountSeed, size: number): ContactSeed {
  const everyone = people(size).map((person) => ({ person, contact: contact(service, account, person) }));
  const every = (step: number): typeof everyone => everyone.filter(({ person }) => person.number % step === 0);
  return {
    contacts: everyone.map(({ contact: seeded }) => seeded),
    tasks: every(5).map(({ person, contact: { id } }) => task(service, account, person, id)),
    notes: every(3).map(({ person, contact: { id } }) => note(service, account, person, id)),
    appointments: every(10).map(({ person, contact: { id } }) => appointment(service, account, person, id)),
  };
}

function contact(service: string, account: AccountSeed, person: Person): Contact {
  return {
    id: identifier(`${service} contact`, person.number),
    locationId: account.locations[0].id,
    firstName: person.first_name,
    lastName: person.last_name,
    email: person.email.toLowerCase(),
    phone: person.phone,
    gender: null,
    address1: person.street,
    city: person.city,
    state: person.region,
    postalCode: person.postal_code,
    country: person.country,
    website: person.number % 2 === 0 ? `https://www.example.com/${person.number}` : null,
    timezone: null,
    companyName: person.company,
    businessId: account.businesses.find(({ name }) => name === person.company)?.id ?? null,
    source: person.number % 2 === 0 ? 'public api' : 'example form',
    assignedTo: person.number % 2 === 0 ? owner(account, person) : null,
    dateOfBirth: person.birthday,
    dnd: person.number % 20 === 7,
    dndSettings: null,
    inboundDndSettings: null,
    tags: person.tags,
    customFields: person.number % 4 === 0 ? customValues(account, person) : [],
    type: 'lead',
    followers: [],
    dateAdded: person.created_at,
    dateUpdated: person.updated_at,
  };
}

/**
 * A value for each custom field, in the vendor's forms: a day as milliseconds or in ISO 8601, a number as a number or a
 * text, files by the ID of each.
 */
function customValues(account: AccountSeed, { number }: Person): { id: string; value: unknown }[] {
  const values: readonly unknown[] = [
    `C-${number}`,
    `A long story.\nIts second line, number ${number}.`,
    number,
    number + 0.5,
    Date.UTC(2024, 1, 29),
    'Standard',
    'Medium',
    ['Running', 'Chess'],
    ['Newsletter'],
    '+15559990000',
    { [identifier('upload', number)]: upload('contract.pdf', number) },
    '2027-03-31T00:00:00.000Z',
    `${number}.50`,
    '09:30',
    `invoices.${number}@example.com`,
    { [identifier('text box', 0)]: 'Peanuts', [identifier('text box', 1)]: 'Pollen' },
    upload('signature.png', number),
    ['Yes please'],
  ];
  return account.customFields.flatMap(({ id }, index) => (index < values.length ? [{ id, value: values[index] }] : []));
}

/** A file of a custom field, in the vendor's form. */
function upload(originalname: string, number: number): Record<string, unknown> {
  const documentId = identifier('document', number);
  return {
    meta: { fieldname: documentId, originalname, mimetype: 'application/pdf', size: 1234 },
    documentId,
    url: `https://services.example.com/documents/download/${documentId}`,
  };
}

function task(service: string, account: AccountSeed, person: Person, contactId: string): Task {
  return {
    id: identifier(`${service} task`, person.number),
    contactId,
    title: `Call ${person.first_name}`,
    body: 'About the example order.',
    assignedTo: owner(account, person),
    dueDate: new Date(person.updated_at + 7 * DAY).toISOString(),
    completed: person.number % 2 === 1,
  };
}

function note(service: string, account: AccountSeed, person: Person, contactId: string): Note {
  return {
    id: identifier(`${service} note`, person.number),
    contactId,
    body: person.notes,
    title: 'How we met',
    userId: owner(account, person),
    color: null,
    pinned: false,
    dateAdded: person.created_at,
  };
}

function appointment(service: string, account: AccountSeed, person: Person, contactId: string): Appointment {
  const startTime = Math.floor(person.updated_at / DAY) * DAY + 10 * DAY + 16 * 3_600_000;
  return {
    id: identifier(`${service} appointment`, person.number),
    contactId,
    calendarId: identifier(`${service} calendar`, 0),
    title: `Consultation with ${person.first_name}`,
    appointmentStatus: 'confirmed',
    assignedUserId: owner(account, person),
    notes: '',
    address: 'Room 1',
    startTime,
    endTime: startTime + 1_800_000,
    dateAdded: person.created_at,
  };
}

function owner(account: AccountSeed, person: Person): string {
  const user = account.users[person.number % account.users.length];
  if (user === undefined) throw new Error('the seeded account has no users');
  return user.id;
}

const DAY = 86_400_000;
