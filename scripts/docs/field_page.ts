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
    'Every account type answers with every field; where it has none, or cannot store it, the field is empty. **r**: an answer can hold it. **c**: it can be given to a new contact. **u**: it can be given to an existing one. What an account type cannot store is left out when a Zap gives it.',
    table(
      ['Field', 'Key', 'In every form', ...accounts.map(({ label }) => label)],
      [...outputs, ...inputOnly].map((field) => [
        field.label ?? '',
        code(field.key),
        always.includes(field.key) ? 'yes' : '',
        ...accounts.map((account) => marks(account, field.key)),
      ]),
    ),
    `The account’s own fields are ${code('custom_<id>')}, in forms and in answers, with the field’s name as label: ${names(accounts.filter(({ backend }) => backend.customFields !== undefined))}.`,
    '## Limits',
    'Checked before anything is sent; the message names what is too much.',
    ...accounts.map(({ label, limits }) =>
      [
        `### ${label}`,
        limits.length === 0 ? 'None that is known before the service says so.' : limits.map((limit) => `- ${limit}`).join('\n'),
      ].join('\n\n'),
    ),
  );
}

/** Inputs without an output of the same name. */
const INPUT_ONLY = [
  ['other_emails', 'Other Emails (into Emails)'],
  ['address_type', 'Address Type (of the address that is given)'],
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
