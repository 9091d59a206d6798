import type { PlainInputField } from 'zapier-platform-core';
import type { ContactInput } from '../contacts/change.ts';

/** How the fields of a contact are grouped in a form. */
export const CONTACT_INPUT_GROUPS = [
  { key: 'contact', label: 'Contact', emphasize: true },
  { key: 'name', label: 'Name' },
  { key: 'reach', label: 'Email and Phone' },
  { key: 'work', label: 'Work' },
  { key: 'address', label: 'Address' },
  { key: 'more', label: 'More' },
];

/** Every field by which a contact is described in a form. Blank means: left as it is, or not set on a new contact. */
export const CONTACT_INPUTS: Readonly<Record<ContactInput, PlainInputField>> = {
  full_name: named(
    'full_name',
    'Full Name',
    'name',
    'The whole name in one field. Leave it blank when you fill in the first and last name.',
  ),
  prefix: named('prefix', 'Prefix', 'name', 'A title such as Dr or Ms.'),
  first_name: named('first_name', 'First Name', 'name'),
  middle_name: named('middle_name', 'Middle Name', 'name'),
  last_name: named('last_name', 'Last Name', 'name'),
  suffix: named('suffix', 'Suffix', 'name', 'What follows the name, such as Jr.'),
  nickname: named('nickname', 'Nickname', 'name'),
  email: named('email', 'Email', 'reach', 'The main email address. An update replaces only this one; other addresses stay.'),
  other_emails: {
    ...named(
      'other_emails',
      'Other Emails',
      'reach',
      'Added to the addresses that are there; none is removed. Separate several with commas.',
    ),
    list: true,
  },
  phone: named('phone', 'Phone', 'reach', 'The main number, best with the country code: +1 555 010 0123. The other numbers stay.'),
  mobile_phone: named('mobile_phone', 'Mobile Phone', 'reach'),
  work_phone: named('work_phone', 'Work Phone', 'reach'),
  home_phone: named('home_phone', 'Home Phone', 'reach'),
  remove_emails: { ...named('remove_emails', 'Remove Emails', 'reach', 'These addresses are taken away. The others stay.'), list: true },
  remove_phones: { ...named('remove_phones', 'Remove Phones', 'reach', 'These numbers are taken away. The others stay.'), list: true },
  im_addresses: { ...named('im_addresses', 'Instant Messaging Addresses', 'reach', 'Added to those that are there.'), list: true },
  company: named('company', 'Company', 'work'),
  department: named('department', 'Department', 'work'),
  job_title: named('job_title', 'Job Title', 'work'),
  manager: named('manager', 'Manager', 'work'),
  office_location: named('office_location', 'Office Location', 'work'),
  business_id: { ...named('business_id', 'Business', 'work'), dynamic: 'business_list.id.name' },
  street: named('street', 'Street', 'address'),
  city: named('city', 'City', 'address'),
  region: named('region', 'State or Region', 'address'),
  postal_code: named('postal_code', 'Postal Code', 'address'),
  country: named('country', 'Country', 'address', 'A name or a two-letter code, like Germany or DE.'),
  address_type: {
    ...named('address_type', 'Address Type', 'address', 'Which of the contact’s addresses this is. The first one unless you choose.'),
    choices: { work: 'Work', home: 'Home', other: 'Other' },
  },
  birthday: {
    ...named('birthday', 'Birthday', 'more', 'A date that can be read in one way only, like 1990-12-31 or 31 Dec 1990.'),
    placeholder: '1990-12-31',
  },
  website: named('website', 'Website', 'more'),
  tags: {
    ...named(
      'tags',
      'Tags',
      'more',
      'Names of tags, separated by commas or one in each field. On an existing contact they are added; those that are there stay.',
    ),
    list: true,
    dynamic: 'tag_list.id.name',
  },
  notes: {
    ...named('notes', 'Notes', 'more', 'The contact’s own text. An update replaces it. To add to it, use Add Note.'),
    type: 'text',
  },
  folder_id: {
    ...named('folder_id', 'Folder', 'more', 'Where a new contact is made.'),
    dynamic: 'folder_list.id.name',
  },
  owner_id: {
    ...named('owner_id', 'Owner', 'more', 'The person of your team to whom the contact is given.'),
    dynamic: 'owner_list.id.name',
  },
  source: named('source', 'Source', 'more', 'Where the contact came from, in your own words.'),
  do_not_disturb: {
    ...named('do_not_disturb', 'Do Not Disturb', 'more', 'Yes stops messages to the contact.'),
    choices: { yes: 'Yes', no: 'No' },
  },
};

/** The fields that every account shows, also before one is connected. */
export const STATIC_INPUTS: readonly ContactInput[] = [
  'full_name',
  'first_name',
  'last_name',
  'email',
  'phone',
  'street',
  'city',
  'region',
  'postal_code',
  'country',
  'birthday',
  'website',
  'tags',
];

/** What the form is for: a new contact, one that is there, or whichever it turns out to be. */
export type Purpose = 'create' | 'update' | 'either';

/** Those of them by which a contact is told from others. A form that makes one has them in the definition itself. */
export const IDENTITY_FIELDS: readonly PlainInputField[] = [CONTACT_INPUTS.email, CONTACT_INPUTS.phone];

/** The others. */
export const MORE_FIELDS: readonly PlainInputField[] = STATIC_INPUTS.map((key) => CONTACT_INPUTS[key]).filter(
  (field) => !IDENTITY_FIELDS.includes(field),
);

/** The field outside the groups of a contact's own form, with another help text. */
export function standaloneInput(key: ContactInput, helpText: string): PlainInputField {
  const { group: _group, ...field } = CONTACT_INPUTS[key];
  return { ...field, helpText };
}

function named(key: ContactInput, label: string, group: string, helpText?: string): PlainInputField {
  return { key, label, group, ...(helpText === undefined ? {} : { helpText }) };
}
