import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';
import { Problem } from '../contacts/errors.ts';
import { IMPORT_OUTPUTS, IMPORT_SAMPLE } from '../fields/import_outputs.ts';
import { operation, type Run } from '../operation.ts';
import { IMPORT_LOCK } from '../steps/locks.ts';
import { readRequiredText } from '../steps/read_input.ts';

const inputFields = defineInputFields([
  {
    key: 'vcard',
    label: 'File (vCard)',
    type: 'file',
    required: true,
    helpText: 'A .vcf file from an earlier step, its https address, or the text of a vCard. It can have up to 50 contacts.',
  },
  {
    key: 'match_on',
    label: 'Match On',
    list: true,
    choices: { email: 'Email', phone: 'Phone', full_name: 'Full Name' },
    helpText: 'How to find the existing contact of each card: by email and phone unless you choose. A card without any of them fails.',
  },
]);

export const perform = operation(async (run) => {
  const file = await readVcard(run);
  // Loaded here because few Zaps need it.
  const { importCards } = await import('../steps/import_cards.ts');
  const cards = await importCards(run, file);
  const count = (outcome: string): number => cards.filter((card) => card.outcome === outcome).length;
  return { cards, created: count('created'), updated: count('updated'), unchanged: count('unchanged'), failed: count('failed') };
}) satisfies CreatePerform;

/** An address on one line is a file; everything else is the text itself. */
async function readVcard({ z, connection, input }: Run): Promise<Buffer | string> {
  const vcard = readRequiredText(input, 'vcard');
  if (!/^(?:https?:\/\/|data:)\S*$/i.test(vcard)) return checkedSize(vcard);
  const { fetchBytes } = await import('../http/fetch_file.ts');
  return fetchBytes(z, connection.http.time, vcard, { what: 'vCard files', bytes: BYTES_LIMIT });
}

function checkedSize(text: string): string {
  if (text.length <= BYTES_LIMIT) return text;
  throw new Problem('invalid_input', 'The text in File (vCard) is too large: it must have less than 10 MB. Split it into smaller ones.');
}

/** Fifty cards, each with a large picture. */
const BYTES_LIMIT = 10 * 1_048_576 - 1;

export default defineCreate({
  key: 'import_vcard',
  noun: 'Contact',
  display: {
    label: 'Import Contacts (vCard)',
    description: 'Creates or updates the contacts in a vCard file.',
  },
  operation: {
    lock: IMPORT_LOCK,
    inputFields,
    perform,
    sample: IMPORT_SAMPLE,
    outputFields: IMPORT_OUTPUTS,
  },
});
