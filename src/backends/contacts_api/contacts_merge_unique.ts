import type { Contact } from '../../contacts/contact.ts';
import { Problem } from '../../contacts/errors.ts';
import { personInWords } from '../../contacts/person.ts';
import type { Connection } from '../backend.ts';
import { contactContext } from './client.ts';
import { sendFields } from './contacts_update.ts';
import { explainDuplicate } from './errors_duplicate.ts';
import { notes } from './notes.ts';
import { parkedText, UNIQUE } from './notes_parked.ts';
import { toContact } from './translate.ts';
import type { WireContact } from './wire.ts';

interface Moving {
  readonly stored: WireContact;
  readonly dropped: WireContact;
  /** What the kept contact gets, with an email or a phone that the other one holds. */
  readonly body: Record<string, unknown>;
}

/**
 * Takes the email and the phone from the other contact, and then gives them to the kept one. In between, only a note at the other
 * contact has them, so that a second run finds them if this one is interrupted.
 */
export async function moveUniqueValues(connection: Connection, { stored, dropped, body }: Moving): Promise<Contact> {
  const held = Object.fromEntries(UNIQUE.flatMap((key) => (body[key] !== undefined && dropped[key] ? [[key, dropped[key]] as const] : [])));
  await notes.add(connection, dropped.id, { body: parkedText(held, stored.id) });
  await sendFields(connection, dropped, Object.fromEntries(Object.keys(held).map((key) => [key, null])));
  try {
    return await sendFields(connection, stored, body, dropped.id);
  } catch (error) {
    await restore(connection, dropped, held);
    throw await explainDuplicate(connection, error, toContact(stored, contactContext(connection)));
  }
}

async function restore(connection: Connection, dropped: WireContact, held: Record<string, unknown>): Promise<void> {
  try {
    await sendFields(connection, { id: dropped.id }, held);
  } catch {
    const person = personInWords(toContact({ ...dropped, email: null, phone: null }, contactContext(connection)));
    throw new Problem(
      'service_error',
      `${person} was freed of its ${Object.keys(held).join(' and ')}, but the kept contact didn't take them. A note at ${person} has them.`,
    );
  }
}
