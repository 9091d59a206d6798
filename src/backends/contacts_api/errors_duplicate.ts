import type { Contact } from '../../contacts/contact.ts';
import { isProblem, Problem } from '../../contacts/errors.ts';
import { personInWords } from '../../contacts/person.ts';
import type { Connection } from '../backend.ts';
import { contactContext, readContact } from './client.ts';
import { isMatchField } from './errors.ts';
import { toContact } from './translate.ts';

/** The refusal to give a contact the email or phone of another one, in a sentence that names both; any other error as it is. */
export async function problemForTaken(connection: Connection, error: unknown, contact: Contact): Promise<unknown> {
  if (!isProblem(error) || error.detail.existing === undefined) return error;
  const { id, by } = error.detail.existing;
  const what = isMatchField(by) ? by : 'email or phone';
  return new Problem(
    'conflict',
    `${personInWords(contact)} can't have this ${what}: ${await ownerInWords(connection, id)} has it, and the account allows it only once. Use another ${what}, or update that contact.`,
  );
}

async function ownerInWords(connection: Connection, id: string): Promise<string> {
  try {
    return personInWords(toContact(await readContact(connection, id), contactContext(connection)));
  } catch (error) {
    // Nothing is written yet, so what the platform tries again by itself is left to it.
    if (!isProblem(error) || isProblem(error, 'throttled', 'signed_out')) throw error;
    return `the contact with ID ${id}`;
  }
}
