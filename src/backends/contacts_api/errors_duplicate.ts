import type { Contact } from '../../contacts/contact.ts';
import { isProblem, Problem } from '../../contacts/errors.ts';
import { personInWords } from '../../contacts/person.ts';
import type { Connection } from '../backend.ts';
import { contactContext, readContact } from './client.ts';
import { isMatchField } from './errors.ts';
import { toContact } from './translate.ts';

/**
 * If the API refused the email or phone of another contact, a problem that names both contacts; otherwise the same
 * error.
 */
export async function explainDuplicate(connection: Connection, error: unknown, contact: Contact): Promise<unknown> {
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
    // Nothing is written yet, so the platform may run the step again.
    if (!isProblem(error) || isProblem(error, 'throttled', 'signed_out')) throw error;
    return `the contact with ID ${id}`;
  }
}
