import { contactField, isContactKey } from '../contacts/contact_keys.ts';
import { customId } from '../contacts/custom_field.ts';

/** Labels of other inputs that differ from their keys. */
const OTHERS: Readonly<Record<string, string>> = {
  tag: __BUILD__.words.Tag,
  tags_mode: `${__BUILD__.words.Tags} Mode`,
  when_several: 'When Several Match',
  watch_fields: 'Watched Fields',
  clear_fields: 'Fields to Clear',
  note_body: 'Note',
  vcard: 'File (vCard)',
};

/** The label of an input. Outside the contact's own fields it's the key in words. */
export function labelOf(key: string): string {
  const id = customId(key);
  if (id !== null) return `Custom field ${id}`;
  if (isContactKey(key)) return contactField(key).label;
  const words = key.replace(/_id$/, '').split('_');
  return OTHERS[key] ?? words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join(' ');
}
