import type { PlainInputField } from 'zapier-platform-core';
import { Problem } from '../contacts/errors.ts';
import { quote } from '../contacts/text.ts';
import type { Input } from '../operation.ts';
import { requiredText, text } from './input.ts';

/** The field by which every step names the contact it is about. */
export const CONTACT_ID: PlainInputField = {
  key: 'contact_id',
  label: 'Contact',
  type: 'string',
  required: true,
  dynamic: 'contact_list.id.name',
  search: 'find_contact.id',
  helpText: 'Choose a contact, or map the contact ID of an earlier step.',
};

/** The id of the contact; a blank one, or one in which a field was not filled in, is refused. */
export function contactId(input: Input): string {
  return checkedId(requiredText(input, 'contact_id', 'The contact'), 'contact');
}

/** An id that need not be there. */
export function optionalId(input: Input, key: string, what: string): string | undefined {
  const id = text(input, key);
  return id === undefined ? undefined : checkedId(id, what);
}

/** An id that must be there. */
export function requiredId(input: Input, key: string, what: string): string {
  return checkedId(requiredText(input, key, `The ${what}`), what);
}

function checkedId(id: string, what: string): string {
  // "." and ".." would climb in the address they are put into, also when encoded.
  if (!id.isWellFormed() || id.includes('{{') || /^\.{1,2}$/.test(id) || /[\s\p{Cc}]/u.test(id))
    throw new Problem(
      'invalid_input',
      `${quote(id)} is no id of a ${what}. Choose it from the list, or map it from an earlier step. Nothing was sent.`,
    );
  return id;
}
