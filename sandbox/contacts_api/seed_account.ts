import { hexIdentifier, identifier } from './ids.ts';
import type { Business, CustomField, Location, User, Workflow } from './records.ts';

/** What an account has besides its contacts, always the same. */
export interface AccountSeed {
  readonly companyId: string;
  readonly locations: readonly [Location, Location];
  readonly users: readonly User[];
  readonly businesses: readonly Business[];
  /** The last one belongs to the second location. */
  readonly workflows: readonly Workflow[];
  readonly customFields: readonly CustomField[];
}

/** The account of one service. The second location is empty and only tests refusals. */
export function accountSeed(service: string): AccountSeed {
  const companyId = identifier(`${service} company`, 0);
  const first: Location = {
    id: identifier(`${service} location`, 0),
    companyId,
    name: 'Example Clinic Springfield',
    timezone: 'America/Chicago',
    allowDuplicateContact: false,
  };
  const second: Location = { ...first, id: identifier(`${service} location`, 1), name: 'Example Clinic Lyon', timezone: 'Europe/Paris' };
  return {
    companyId,
    locations: [first, second],
    users: Array.from({ length: 30 }, (_, number) => user(service, number, [first.id, second.id])),
    businesses: Array.from({ length: 130 }, (_, number) => ({
      id: hexIdentifier(`${service} business`, number),
      name: COMPANIES[number] ?? `Example Business ${number + 1}`,
      locationId: first.id,
    })),
    workflows: WORKFLOWS.map(([name, status, place], number) => ({
      id: identifier(`${service} workflow`, number),
      name,
      status,
      locationId: place === 0 ? first.id : second.id,
    })),
    customFields: FIELDS.map(([name, dataType, options = []], position) => ({
      id: identifier(`${service} field`, position),
      name,
      fieldKey: `contact.${name.toLowerCase().replaceAll(' ', '_')}`,
      dataType,
      position: position * 50,
      picklistOptions: options,
      locationId: first.id,
    })),
  };
}

/** The companies of the seeded people, so that each person belongs to a business. */
const COMPANIES = ['Example Works', 'Sample & Sons', 'Northwind Example', 'Placeholder Ltd', 'Invented Industries'];

const WORKFLOWS: readonly (readonly [name: string, status: Workflow['status'], location: 0 | 1])[] = [
  ['Welcome new leads', 'published', 0],
  ['Remind of the appointment', 'published', 0],
  ['Ask for a review', 'draft', 0],
  ['Accueillir les patients', 'published', 1],
];

/** At least one custom field of each data type. MONETORY is the vendor's spelling. */
const FIELDS: readonly (readonly [name: string, dataType: string, options?: readonly string[]])[] = [
  ['Customer number', 'TEXT'],
  ['Life story', 'LARGE_TEXT'],
  ['Number of visits', 'NUMERICAL'],
  ['Yearly spend', 'MONETORY'],
  ['Customer since', 'DATE'],
  ['Plan', 'SINGLE_OPTIONS', ['Free', 'Standard', 'Premium']],
  ['Size', 'RADIO', ['Small', 'Medium', 'Large']],
  ['Interests', 'MULTIPLE_OPTIONS', ['Running', 'Reading', 'Chess']],
  ['Consent', 'CHECKBOX', ['Newsletter', 'Calls']],
  ['Second phone', 'PHONE'],
  ['Contract', 'FILE_UPLOAD'],
  ['Renewal', 'DATE'],
  ['Weight', 'FLOAT'],
  ['Best time to call', 'TIME'],
  ['Invoice email', 'EMAIL'],
  ['Allergies', 'TEXTBOX_LIST'],
  ['Signed terms', 'SIGNATURE'],
  ['Wants a call', 'CHECKBOX', ['Yes please']],
];

function user(service: string, number: number, locationIds: readonly string[]): User {
  return {
    id: identifier(`${service} user`, number),
    firstName: 'Example',
    lastName: `Owner ${number + 1}`,
    email: `owner.${number + 1}@example.org`,
    phone: `+1555900${String(number).padStart(4, '0')}`,
    locationIds,
  };
}
