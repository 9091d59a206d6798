import { contactPath } from '../../../sandbox/account.ts';
import type { Memory, Step, Values } from '../step.ts';
import { contactOf, firstOf, items, keep, row, rows, text } from '../step.ts';

const EMAIL = 'erin.example@example.org';
const PHONE = '+15550177001';
/** A contact of the seed with every possible value. */
const ADA_EMAIL = 'ada.obrien.0@example.com';

const tagsOf = (contact: Values): readonly unknown[] =>
  // In line items, they are one text.
  Array.isArray(contact.tags) ? contact.tags : String(contact.tags ?? '').split(', ');
const changed = (output: unknown): readonly unknown[] => {
  const fields = row(output).changed_fields;
  return Array.isArray(fields) ? fields : [];
};
const has = (output: unknown, memory: Memory): boolean => rows(output).some(({ id }) => id === text(memory, 'contact'));

/** Creates, finds, changes and tags a contact. */
export const CONTACTS: readonly Step[] = [
  {
    kind: 'create',
    key: 'create_contact',
    input: () => ({ first_name: 'Erin', last_name: 'Example', email: EMAIL, phone: PHONE, city: 'Lyon', birthday: '1990-12-31' }),
    expect: (output, memory) => ({
      'has an id': keep(memory, 'contact', row(output).id),
      'outcome is created': row(output).outcome === 'created',
      'email as given': row(output).email === EMAIL,
      'birthday as given': row(output).birthday === '1990-12-31',
    }),
  },
  {
    kind: 'search',
    key: 'find_contact',
    input: () => ({ email: EMAIL.toUpperCase() }),
    expect: (output, memory) => ({ 'is the contact': rows(output).length === 1 && has(output, memory) }),
  },
  {
    kind: 'search',
    key: 'find_contact',
    note: 'of the seed',
    input: () => ({ email: ADA_EMAIL }),
    expect: (output, memory) => ({
      'is found': keep(memory, 'known', rows(output)[0]?.id),
      'email as stored': rows(output)[0]?.email === ADA_EMAIL,
    }),
  },
  {
    kind: 'search',
    key: 'find_contact',
    note: 'nobody',
    input: () => ({ email: 'nobody@example.org' }),
    expect: (output) => ({ 'is empty': Array.isArray(output) && output.length === 0 }),
  },
  {
    kind: 'create',
    key: 'update_contact',
    input: (memory) => ({ ...contactOf(memory), city: 'Paris' }),
    expect: (output) => ({
      'outcome is updated': row(output).outcome === 'updated',
      'city as given': row(output).city === 'Paris',
      'names the one changed field': JSON.stringify(changed(output)) === '["city"]',
      'keeps the email': row(output).email === EMAIL,
    }),
  },
  {
    kind: 'create',
    key: 'update_contact',
    note: 'nothing new',
    input: (memory) => ({ ...contactOf(memory), city: 'Paris' }),
    expect: (output) => ({ 'outcome is unchanged': row(output).outcome === 'unchanged', 'no changed field': changed(output).length === 0 }),
  },
  {
    kind: 'create',
    key: 'update_contact',
    note: 'its business',
    capability: 'setBusiness',
    input: (memory) => ({ ...contactOf(memory), business_id: firstOf(memory, 'business_list') }),
    expect: (output, memory) => ({
      'names the one changed field': JSON.stringify(changed(output)) === '["business_id"]',
      'is the chosen one': row(output).business_id === firstOf(memory, 'business_list'),
    }),
  },
  {
    kind: 'create',
    key: 'create_or_update_contact',
    input: () => ({ email: EMAIL, phone: PHONE, last_name: 'Exemplary' }),
    expect: (output, memory) => ({
      'is the same contact': row(output).id === text(memory, 'contact'),
      'outcome is updated': row(output).outcome === 'updated',
      'matched by email or phone': ['email', 'phone'].includes(String(row(output).matched_by)),
      'name as given': row(output).last_name === 'Exemplary',
    }),
  },
  {
    kind: 'create',
    key: 'create_or_update_contact',
    note: 'new',
    input: () => ({ email: 'frank.example@example.org', first_name: 'Frank' }),
    expect: (output, memory) => ({
      'outcome is created': row(output).outcome === 'created',
      'has an id': keep(memory, 'other', row(output).id),
    }),
  },
  {
    kind: 'search',
    key: 'find_duplicates',
    note: 'nobody',
    input: contactOf,
    expect: (output) => ({ 'is empty': Array.isArray(output) && output.length === 0 }),
  },
  {
    kind: 'create',
    key: 'add_tags',
    input: (memory) => ({ ...contactOf(memory), tags: ['customer', 'partner'] }),
    expect: (output) => ({
      'outcome is updated': row(output).outcome === 'updated',
      'has both tags': tagsOf(row(output)).includes('customer') && tagsOf(row(output)).includes('partner'),
    }),
  },
  {
    kind: 'create',
    key: 'remove_tags',
    input: (memory) => ({ ...contactOf(memory), tags: ['partner'] }),
    expect: (output) => ({
      'outcome is updated': row(output).outcome === 'updated',
      'has the other tag': tagsOf(row(output)).includes('customer') && !tagsOf(row(output)).includes('partner'),
    }),
  },
  {
    kind: 'search',
    key: 'find_contacts',
    input: () => ({ tag: 'customer', limit: 5 }),
    expect: (output, memory) => ({
      'five contacts': items(output, 'contacts').length === 5 && rows(output)[0]?.count === 5,
      'all have the tag': items(output, 'contacts').every((contact) => tagsOf(contact).includes('customer')),
      'there is a next page': keep(memory, 'next_page', rows(output)[0]?.next_page),
    }),
  },
  {
    kind: 'search',
    key: 'find_contacts',
    note: 'next page',
    input: (memory) => ({ page: text(memory, 'next_page') }),
    expect: (output) => ({ 'five contacts': items(output, 'contacts').length === 5 }),
  },
  {
    kind: 'create',
    key: 'api_request',
    input: (memory) => ({ method: 'GET', path: contactPath(memory.account, text(memory, 'contact')), query: memory.account.readQuery }),
    expect: (output) => ({
      'status 200': row(output).status === 200,
      'the body names the contact': JSON.stringify(row(output).body).includes(EMAIL),
    }),
  },
];

/** The triggers, when there's something to see. */
export const TRIGGERS: readonly Step[] = [
  { kind: 'trigger', key: 'new_contact', expect: (output, memory) => ({ 'has the new contact': has(output, memory) }) },
  {
    kind: 'trigger',
    key: 'new_contact',
    note: 'samples',
    flags: ['--isLoadingSample'],
    expect: (output) => ({ 'three rows': rows(output).length === 3 }),
  },
  {
    kind: 'trigger',
    key: 'new_or_updated_contact',
    expect: (output, memory) => ({
      'has the contact': has(output, memory),
      'every row has a revision': rows(output).every(({ revision }) => revision),
    }),
  },
  {
    kind: 'trigger',
    key: 'new_or_updated_contact',
    note: 'turned on',
    flags: ['--isPopulatingDedupe'],
    input: () => ({ watch_fields: ['email'] }),
    expect: (output) => ({
      'knows the whole book': rows(output).length > 250,
      'id and revision alone': rows(output).every((one) => Object.keys(one).sort().join() === 'id,revision'),
    }),
  },
  {
    kind: 'trigger',
    key: 'tag_added',
    input: () => ({ tag: 'customer' }),
    expect: (output, memory) => ({
      'has the contact': has(output, memory),
      'all have the tag': rows(output).every((contact) => tagsOf(contact).includes('customer')),
    }),
  },
  {
    kind: 'trigger',
    key: 'contact_untouched',
    note: 'samples',
    capability: 'dates',
    flags: ['--isLoadingSample'],
    input: () => ({ days: '30' }),
    expect: (output) => ({
      'three rows': rows(output).length === 3,
      'every row has a revision': rows(output).every(({ revision }) => revision),
    }),
  },
  {
    kind: 'trigger',
    key: 'contact_untouched',
    capability: 'dates',
    input: () => ({ days: '1' }),
    expect: (output) => ({ 'no one was left alone since yesterday': Array.isArray(output) && output.length === 0 }),
  },
  {
    kind: 'trigger',
    key: 'birthday_coming',
    note: 'samples',
    flags: ['--isLoadingSample'],
    expect: (output) => ({
      'three rows': rows(output).length === 3,
      'every row has a birthday and a year': rows(output).every(({ birthday_month_day, year }) => birthday_month_day && year),
    }),
  },
  {
    kind: 'trigger',
    key: 'birthday_coming',
    note: 'turned on',
    flags: ['--isPopulatingDedupe'],
    expect: (output) => ({ 'remembers nothing': Array.isArray(output) && output.length === 0 }),
  },
];

/** Deletes the contact. */
export const LEAVING: readonly Step[] = [
  ...['yes', 'no'].map(
    (preview): Step => ({
      kind: 'create',
      key: 'merge_contacts',
      note: preview === 'yes' ? 'preview' : 'done',
      input: (memory) => ({ keep_contact_id: text(memory, 'contact'), merge_contact_id: text(memory, 'other'), preview }),
      expect: (output, memory) => ({
        'outcome is merged': row(output).outcome === 'merged',
        'keeps the contact': row(output).id === text(memory, 'contact') && row(output).email === EMAIL,
        'names the other one': row(output).merged_contact_id === text(memory, 'other'),
      }),
    }),
  ),
  {
    kind: 'create',
    key: 'delete_contact',
    input: contactOf,
    expect: (output) => ({ 'outcome is deleted': row(output).outcome === 'deleted' }),
  },
  {
    kind: 'create',
    key: 'delete_contact',
    note: 'again',
    input: contactOf,
    expect: (output) => ({ 'outcome is already_gone': row(output).outcome === 'already_gone' }),
  },
  {
    kind: 'search',
    key: 'find_contact',
    note: 'gone',
    input: contactOf,
    expect: (output) => ({ 'is empty': Array.isArray(output) && output.length === 0 }),
  },
];
