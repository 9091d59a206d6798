import type { Field } from '../../sandbox/zapier/definition.ts';
import type { Values } from './step.ts';

/** What a careful person writes into fields with these names. */
const WORDS: Values = {
  full_name: undefined,
  first_name: 'Erin',
  email: 'every.field@example.org',
  other_emails: ['second@example.org', 'third@example.org'],
  phone: '+1 555 010 7001',
  mobile_phone: '+1 555 010 7004',
  work_phone: '+1 555 010 7005',
  home_phone: '+1 555 010 7006',
  im_addresses: ['erin@chat.example.org'],
  website: 'https://example.org/erin',
  birthday: '1990-12-31',
  country: 'US',
  address_type: 'work',
  tags: ['customer'],
  do_not_disturb: 'true',
  due_date: '2031-05-06T10:00:00-05:00',
  completed: 'false',
  tags_mode: undefined,
  clear_fields: undefined,
  preview: undefined,
  remove_emails: undefined,
  remove_phones: undefined,
  contact_id: undefined,
  task_id: undefined,
};

/** Each field with a value of its kind; `picked` returns a picker's offer. */
export function filledIn(fields: readonly Field[], picked: (list: string) => string | undefined): Values {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = Object.hasOwn(WORDS, field.key) ? WORDS[field.key] : wordFor(field, picked);
      return value === undefined ? [] : [[field.key, value]];
    }),
  );
}

function wordFor({ key, type, list, choices, dynamic, placeholder }: Field, picked: (list: string) => string | undefined): unknown {
  if (type === 'copy') return undefined;
  if (dynamic !== undefined) return picked(dynamic.split('.')[0] ?? '');
  const [choice] = Object.keys(choices ?? {});
  const one = choice ?? KINDS[type ?? ''] ?? placeholder ?? `Example ${key}`;
  return list === true ? [one] : one;
}

const KINDS: Readonly<Record<string, string>> = { number: '7', integer: '7', boolean: 'true', datetime: '2031-05-06T10:00:00Z' };

const FIXED = [
  'contact_id',
  'first_name',
  'address_type',
  'tags_mode',
  'clear_fields',
  'preview',
  'remove_emails',
  'remove_phones',
  'folder_id',
  'do_not_disturb',
];

/** The keys of an update's fields that can be emptied. */
export function clearableOf(fields: readonly Field[]): string[] {
  return fields.filter(({ key, type }) => type !== 'copy' && !FIXED.includes(key)).map(({ key }) => key);
}
