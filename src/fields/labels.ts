import { contactField, isContactKey } from '../contacts/contact_keys.ts';
import { customId } from '../contacts/custom_field.ts';

/** Where the label says it otherwise than the key. */
const OTHERS: Readonly<Record<string, string>> = {
  when_several: 'When Several Match',
  watch_fields: 'Watched Fields',
  clear_fields: 'Fields to Clear',
  note_body: 'Note',
};

/** What a person calls the input: its label, which the key of an input outside the contact's own fields spells out. */
export function labelOf(key: string): string {
  const id = customId(key);
  if (id !== null) return `Custom field ${id}`;
  if (isContactKey(key)) return contactField(key).label;
  const words = key.replace(/_id$/, '').split('_');
  return OTHERS[key] ?? words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join(' ');
}
