import type { PlainInputField } from 'zapier-platform-core';
import type { Purpose } from '../contacts/contact_field.ts';
import { type ContactInput, contactField, keysWith } from '../contacts/contact_keys.ts';
import { YES_NO } from './form.ts';

/** How the fields of a contact are grouped in a form. */
export const CONTACT_INPUT_GROUPS = [
  { key: 'contact', label: 'Contact', emphasize: true },
  { key: 'name', label: 'Name' },
  { key: 'email_phone', label: 'Email and Phone' },
  { key: 'work', label: 'Work' },
  { key: 'address', label: 'Address' },
  { key: 'more', label: 'More' },
];

/** The inputs that every form has, also before an account is connected. */
export const STATIC_INPUTS: readonly ContactInput[] = keysWith('inEveryForm', true).filter((key) => isStored(key));

/** The inputs that identify a contact. They come first, and a form that creates contacts has them in the definition itself. */
export function identityInputs(purpose: Purpose): PlainInputField[] {
  return IDENTITY.map((key) => contactInput(key, purpose));
}

/** The other inputs that every form has. */
export function otherStaticInputs(purpose: Purpose): PlainInputField[] {
  return STATIC_INPUTS.filter((key) => !IDENTITY.includes(key)).map((key) => contactInput(key, purpose));
}

/** Whether a contact of some account type in this build can have it. */
function isStored(key: ContactInput): boolean {
  return !__BUILD__.notStored.includes(key);
}

const IDENTITY: readonly ContactInput[] = STATIC_INPUTS.filter((key) => key === 'email' || key === 'phone');

/** A field of a contact as an input. */
export function contactInput(key: ContactInput, purpose: Purpose): PlainInputField {
  const helpText = helpOf(key, purpose);
  const { label, input, section: group, holds, picker, choices, multiline } = contactField(key);
  const isList = input === 'list' || input === 'remove' || input === 'tags';
  return {
    key,
    label,
    ...(group === undefined ? {} : { group }),
    ...(helpText === undefined ? {} : { helpText }),
    ...(holds === 'day' ? { placeholder: '1990-12-31' } : {}),
    ...(isList ? { list: true } : {}),
    ...(multiline === true ? { type: 'text' as const } : {}),
    ...(picker === undefined ? {} : { dynamic: `${picker}.id.name` }),
    ...(choices === undefined ? {} : { choices: { ...choices } }),
    ...(input === 'yes_no' ? { choices: YES_NO.choices } : {}),
  };
}

/** The input for a form without groups, with another help text. */
export function standaloneInput(key: ContactInput, helpText: string): PlainInputField {
  const { group: _group, ...field } = contactInput(key, 'either');
  return { ...field, helpText };
}

function helpOf(key: ContactInput, purpose: Purpose): string | undefined {
  const { help, identifies } = contactField(key);
  const own = typeof help === 'string' ? help : help?.[purpose];
  return purpose === 'create' && identifies === true ? [own ?? [], ONE_IS_NEEDED].flat().join(' ') : own;
}

const ONE_IS_NEEDED = 'A contact needs at least a name, a company, an email or a phone.';
