import type { PlainInputField } from 'zapier-platform-core';
import { type ContactInput, contactField, keysWith } from '../contacts/contact_keys.ts';
import { YES_NO } from './form.ts';

/** How the fields of a contact are grouped in a form. */
export const CONTACT_INPUT_GROUPS = [
  { key: 'contact', label: 'Contact', emphasize: true },
  { key: 'name', label: 'Name' },
  { key: 'reach', label: 'Email and Phone' },
  { key: 'work', label: 'Work' },
  { key: 'address', label: 'Address' },
  { key: 'more', label: 'More' },
];

/** The inputs that every form has, also before an account is connected. */
export const STATIC_INPUTS: readonly ContactInput[] = keysWith('inEveryForm', true);

/** What the form is for: a new contact, one that is there, or whichever it turns out to be. */
export type Purpose = 'create' | 'update' | 'either';

/** Those of them by which a contact is told from others. A form that makes one has them in the definition itself. */
export const IDENTITY_FIELDS: readonly PlainInputField[] = [contactInput('email'), contactInput('phone')];

/** The others. */
export const MORE_FIELDS: readonly PlainInputField[] = STATIC_INPUTS.filter((key) => key !== 'email' && key !== 'phone').map(contactInput);

/** A field of a contact as an input. Blank means: left as it is, or not set on a new contact. */
export function contactInput(key: ContactInput): PlainInputField {
  const { label, input, group, help, holds, picker, choices, multiline } = contactField(key);
  const isList = input === 'list' || input === 'remove' || input === 'tags';
  return {
    key,
    label,
    ...(group === undefined ? {} : { group }),
    ...(help === undefined ? {} : { helpText: help }),
    ...(holds === 'day' ? { placeholder: '1990-12-31' } : {}),
    ...(isList ? { list: true } : {}),
    ...(multiline === true ? { type: 'text' as const } : {}),
    ...(picker === undefined ? {} : { dynamic: `${picker}.id.name` }),
    ...(choices === undefined ? {} : { choices: { ...choices } }),
    ...(input === 'yes_no' ? { choices: YES_NO.choices } : {}),
  };
}

/** The field outside the groups of a contact's own form, with another help text. */
export function standaloneInput(key: ContactInput, helpText: string): PlainInputField {
  const { group: _group, ...field } = contactInput(key);
  return { ...field, helpText };
}
