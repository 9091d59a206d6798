import type { PlainOutputField } from 'zapier-platform-core';
import type { Contact } from '../contacts/contact.ts';
import { contactOutputFields, outputFields, type Sample } from './outputs.ts';

/** One contact with each key that a contact has, whatever the account type. */
export const FULL_CONTACT_SAMPLE = {
  id: 'ocQHyuzHvysMo5N5VsXc',
  account_type: 'highlevel',
  url: 'https://app.gohighlevel.com/v2/location/ve9EPM428h8vShlRW1KT/contacts/detail/ocQHyuzHvysMo5N5VsXc',
  full_name: 'Ada Example',
  prefix: 'Dr',
  first_name: 'Ada',
  middle_name: 'Byron',
  last_name: 'Example',
  suffix: 'Jr',
  nickname: 'Countess',
  email: 'ada@example.com',
  emails: [{ address: 'ada@example.com', type: 'work' }],
  phone: '+15550100123',
  phones: [{ number: '+15550100123', type: 'mobile' }],
  mobile_phone: '+15550100123',
  work_phone: '+15550100124',
  home_phone: '+15550100125',
  company: 'Example Works',
  department: 'Research',
  job_title: 'Engineer',
  manager: 'Grace Example',
  office_location: 'Room 7',
  addresses: [{ type: 'work', street: '1 Example Street', city: 'Springfield', region: 'Illinois', postal_code: '62701', country: 'US' }],
  street: '1 Example Street',
  city: 'Springfield',
  region: 'Illinois',
  postal_code: '62701',
  country: 'US',
  country_code: 'US',
  birthday: '1990-12-10',
  birthday_month_day: '12-10',
  website: 'https://example.com',
  websites: ['https://example.com'],
  im_addresses: ['ada.example'],
  notes: 'Met at the example fair.',
  tags: ['customer'],
  groups: [{ id: 'group-1', name: 'Customers' }],
  folder_id: 'folder-1',
  owner_id: '0IHuJvc2ofPAAA8GzTRi',
  business_id: '63771dcac1116f0e21de8e12',
  source: 'website',
  do_not_disturb: false,
  created_at: '2026-01-05T09:00:00.000Z',
  updated_at: '2026-01-06T10:30:00.000Z',
} satisfies Contact;

const ID: PlainOutputField = { key: 'id', label: 'Contact ID' };

/** Every key of a contact with the name a person sees. */
export const CONTACT_FIELDS: readonly PlainOutputField[] = [
  ID,
  { key: 'account_type', label: 'Account Type' },
  { key: 'url', label: 'Link to the Contact' },
  { key: 'full_name', label: 'Full Name' },
  { key: 'prefix', label: 'Prefix' },
  { key: 'first_name', label: 'First Name' },
  { key: 'middle_name', label: 'Middle Name' },
  { key: 'last_name', label: 'Last Name' },
  { key: 'suffix', label: 'Suffix' },
  { key: 'nickname', label: 'Nickname' },
  { key: 'email', label: 'Email' },
  {
    key: 'emails',
    label: 'Emails',
    children: [
      { key: 'address', label: 'Email Address' },
      { key: 'type', label: 'Email Type' },
    ],
  },
  { key: 'phone', label: 'Phone' },
  {
    key: 'phones',
    label: 'Phones',
    children: [
      { key: 'number', label: 'Phone Number' },
      { key: 'type', label: 'Phone Type' },
    ],
  },
  { key: 'mobile_phone', label: 'Mobile Phone' },
  { key: 'work_phone', label: 'Work Phone' },
  { key: 'home_phone', label: 'Home Phone' },
  { key: 'company', label: 'Company' },
  { key: 'department', label: 'Department' },
  { key: 'job_title', label: 'Job Title' },
  { key: 'manager', label: 'Manager' },
  { key: 'office_location', label: 'Office Location' },
  {
    key: 'addresses',
    label: 'Addresses',
    children: [
      { key: 'type', label: 'Address Type' },
      { key: 'street', label: 'Address Street' },
      { key: 'city', label: 'Address City' },
      { key: 'region', label: 'Address Region' },
      { key: 'postal_code', label: 'Address Postal Code' },
      { key: 'country', label: 'Address Country' },
    ],
  },
  { key: 'street', label: 'Street' },
  { key: 'city', label: 'City' },
  { key: 'region', label: 'State or Region' },
  { key: 'postal_code', label: 'Postal Code' },
  { key: 'country', label: 'Country' },
  { key: 'country_code', label: 'Country Code' },
  { key: 'birthday', label: 'Birthday' },
  { key: 'birthday_month_day', label: 'Birthday Month and Day' },
  { key: 'website', label: 'Website' },
  { key: 'websites', label: 'Websites', list: true },
  { key: 'im_addresses', label: 'Instant Messaging Addresses', list: true },
  { key: 'notes', label: 'Notes' },
  { key: 'tags', label: 'Tags', list: true },
  {
    key: 'groups',
    label: 'Groups',
    children: [
      { key: 'id', label: 'Group ID' },
      { key: 'name', label: 'Group Name' },
    ],
  },
  { key: 'folder_id', label: 'Folder ID' },
  { key: 'owner_id', label: 'Owner ID' },
  { key: 'business_id', label: 'Business ID' },
  { key: 'source', label: 'Source' },
  { key: 'do_not_disturb', label: 'Do Not Disturb', type: 'boolean' },
  { key: 'created_at', label: 'Created At', type: 'datetime' },
  { key: 'updated_at', label: 'Updated At', type: 'datetime' },
];

const { id, account_type, full_name, first_name, last_name, email, phone, company, updated_at } = FULL_CONTACT_SAMPLE;

/** What the definition shows of a contact, where every run copies it; the sample of every other key comes with its field. */
export const CONTACT_SAMPLE = { id, account_type, full_name, first_name, last_name, email, phone, company, updated_at };

/** The output fields of a step that gives contacts. Zapier tells their rows apart by `id`. */
export const CONTACT_OUTPUTS = [{ ...ID, primary: true }, ...contactOutputFields(CONTACT_FIELDS.slice(1), FULL_CONTACT_SAMPLE)];

/** The keys that a write adds to the contact it answers with. */
const WRITE_FIELDS: readonly PlainOutputField[] = [
  { key: 'outcome', label: 'Outcome' },
  { key: 'matched_by', label: 'Matched By' },
  { key: 'changed_fields', label: 'Changed Fields', list: true },
  {
    key: 'changes',
    label: 'Changes',
    children: [
      { key: 'field', label: 'Changed Field' },
      { key: 'before', label: 'Before' },
      { key: 'after', label: 'After' },
    ],
  },
  { key: 'ignored_fields', label: 'Ignored Fields', list: true },
];

const FULL_WRITE_SAMPLE = {
  ...FULL_CONTACT_SAMPLE,
  outcome: 'updated',
  matched_by: 'email',
  changed_fields: ['phone'],
  changes: [{ field: 'phone', before: '+15550100120', after: '+15550100123' }],
  ignored_fields: ['Company'],
};

/** The answer to a write, as the definition shows it. */
export const WRITE_SAMPLE = { ...CONTACT_SAMPLE, outcome: 'updated' };

/** The output fields of a write, with what the step adds to them. */
export function writeOutputFields(more: readonly PlainOutputField[] = [], sample: Sample = {}) {
  return contactOutputFields([...CONTACT_FIELDS, ...WRITE_FIELDS, ...more], { ...FULL_WRITE_SAMPLE, ...sample });
}

/** The output fields of a write that answers with what became of the contact alone. */
export function outcomeOutputFields(sample: Sample) {
  return outputFields(
    [
      { key: 'id', label: 'Contact ID' },
      { key: 'account_type', label: 'Account Type' },
      { key: 'outcome', label: 'Outcome' },
    ],
    sample,
  );
}
