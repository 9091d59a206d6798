import type { Field } from '../../sandbox/zapier/definition.ts';
import type { AccountFacts, Facts } from './accounts.ts';
import { code, GENERATED, page, table } from './markdown.ts';

/** Which fields of a contact each account type returns, and which it accepts. */
export function fieldPage({ accounts, inputs, outputs: all }: Facts): string {
  const outputs = all.find_contact ?? [];
  const inputOnly = INPUT_ONLY.map(([key, label]): Field => ({ key, label }));
  const always = (inputs.create_contact ?? []).map(({ key }) => key);
  return page(
    GENERATED,
    '# The fields of a contact',
    'Every account type returns every field. If it can’t store a field, the field is empty. **r**: a step can return it. **c**: you can fill it in for a new contact. **u**: you can fill it in for an existing contact. A value that an account type can’t store is left out.',
    table(
      ['Field', 'Key', 'In every form', ...accounts.map(({ label }) => label)],
      [...outputs, ...inputOnly].map((field) => [
        field.label ?? '',
        code(field.key),
        always.includes(field.key) ? 'yes' : '',
        ...accounts.map((account) => marks(account, field.key)),
      ]),
    ),
    `The account’s own fields have the key ${code('custom_<id>')}, in forms and in outputs, with the field’s name as label: ${names(accounts.filter(({ backend }) => backend.customFields !== undefined))}.`,
    '## Limits',
    'A step checks these before it sends anything, and its message names the surplus.',
    ...accounts.map(({ label, limits }) =>
      [
        `### ${label}`,
        limits.length === 0 ? 'None are known before the service refuses.' : limits.map((limit) => `- ${limit}`).join('\n'),
      ].join('\n\n'),
    ),
  );
}

/** Inputs without an output of the same name. */
const INPUT_ONLY = [
  ['other_emails', 'Other Emails (into Emails)'],
  ['address_type', 'Address Type (of the given address)'],
] as const;

function marks({ backend, readable }: AccountFacts, key: string): string {
  const given = (when: 'create' | 'update'): boolean => backend.inputs[when].some((one) => one === key);
  return (
    [readable.has(key) ? 'r' : '', given('create') ? 'c' : '', given('update') ? 'u' : ''].filter((mark) => mark !== '').join(' ') || '–'
  );
}

function names(accounts: readonly AccountFacts[]): string {
  return accounts.map(({ label }) => label).join(', ') || 'no account type';
}
