import { Problem } from '../contacts/errors.ts';
import { fewInWords, looksLikeEmail, quote, sameEmail, shortenValue, visibleText } from '../contacts/text.ts';
import type { Input, Run } from '../operation.ts';
import { readRequiredText, readText } from './read_input.ts';

/**
 * The ID of the contact. An email address is looked up with one request, and must belong to exactly one contact. Call it after the other
 * inputs are read, so that a mistake in them costs no request.
 */
export async function resolveContactId(run: Run, named = readContactIdOrEmail(run.input)): Promise<string> {
  const address = visibleText(named);
  return looksLikeEmail(address) ? ownerOf(run, address) : named;
}

/** The ID or email in the field, which is Contact in most steps. Refused if it's blank or can't be an ID. */
export function readContactIdOrEmail(input: Input, key = 'contact_id'): string {
  return checkedId(readRequiredText(input, key), 'contact');
}

/** The same for a write. A person outside the address book is refused, so call it before anything is requested. */
export function readWritableContact({ backend, input }: Run, key?: string): string {
  const named = readContactIdOrEmail(input, key);
  backend.contacts.checkWritable?.(named);
  return named;
}

/** The same for a form in which no contact may be chosen yet. */
export async function resolveOptionalContactId(run: Run): Promise<string | undefined> {
  return readText(run.input, 'contact_id') === undefined ? undefined : resolveContactId(run);
}

async function ownerOf({ backend, connection }: Run, address: string): Promise<string> {
  const found = await backend.contacts.find(connection, { by: 'email', value: address }, { everywhere: true });
  const owners = found.filter(({ emails }) => emails.some((item) => sameEmail(item.address, address)));
  const [owner, ...others] = owners;
  if (owner === undefined)
    throw new Problem('not_found', `No contact has the email ${address}. Check the address, or map the ID of the contact.`);
  if (others.length === 0) return owner.id;
  const names = owners.map(
    (contact) => `${shortenValue(contact.full_name ?? contact.company ?? 'a contact without a name')} (ID ${contact.id})`,
  );
  throw new Problem(
    'ambiguous',
    `${owners.length} contacts have the email ${address}: ${fewInWords(names, String)}. Map the ID of the one you mean.`,
  );
}

/** An optional ID. */
export function readOptionalId(input: Input, key: string, what: string): string | undefined {
  const id = readText(input, key);
  return id === undefined ? undefined : checkedId(id, what);
}

/** A required ID. */
export function readRequiredId(input: Input, key: string, what: string): string {
  return checkedId(readRequiredText(input, key), what);
}

function checkedId(id: string, what: string): string {
  // "." and ".." would lead to another path, even when they're encoded.
  if (!id.isWellFormed() || id.includes('{{') || /^\.{1,2}$/.test(id) || /[\s\p{Cc}]/u.test(id))
    throw new Problem('invalid_input', `${quote(id)} isn't the ID of a ${what}. Choose it from the list, or map it from an earlier step.`);
  return id;
}
