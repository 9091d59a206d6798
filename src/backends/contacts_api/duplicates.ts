import type { ContactChange } from '../../contacts/change.ts';
import type { Contact } from '../../contacts/contact.ts';
import { isProblem, Problem } from '../../contacts/errors.ts';
import { meets } from '../../contacts/query.ts';
import type { Connection } from '../backend.ts';
import { isMatchField, MATCH_FIELDS, type MatchField } from './errors.ts';
import { read } from './find.ts';
import { placeOf } from './place.ts';
import { toContact } from './translate.ts';

/**
 * The refusal of a second contact, with the field by which the first one is known. Where the service does not say it in words that are known,
 * the contact itself is looked at; one that shares neither email nor phone as far as can be seen is not named as existing, so that nobody goes
 * on with it.
 */
export async function recognised(connection: Connection, error: unknown, change: ContactChange): Promise<unknown> {
  const existing = existingIn(error);
  if (existing === undefined || isMatchField(existing.by)) return error;
  const by = await shared(connection, existing.id, change);
  return new Problem('duplicate', existing.told, { existing: by === undefined ? undefined : { id: existing.id, by } });
}

/** The refusal of a second contact with the same email or phone, where it is no new contact that was to get it. */
export function taken(error: unknown, id: string): unknown {
  const existing = existingIn(error);
  if (existing === undefined) return error;
  const sentence = isMatchField(existing.by)
    ? `The contact ${id} cannot have this ${existing.by}: the contact ${existing.id} has it, and the account allows it once. Nothing was written. Use another ${existing.by}, or update that contact.`
    : `The contact ${id} cannot have all of these values: the contact ${existing.id} has one of them, and the account allows it once. Nothing was written. Use another email or phone, or update that contact.`;
  return new Problem('conflict', sentence);
}

function existingIn(error: unknown) {
  if (!isProblem(error) || error.detail.existing === undefined) return undefined;
  return { ...error.detail.existing, told: error.message };
}

/** What the contact that is there has of the change; undefined when that is nothing, or cannot be seen. */
async function shared(connection: Connection, id: string, change: ContactChange): Promise<MatchField | undefined> {
  try {
    const contact = toContact(await read(connection, id), placeOf(connection));
    return MATCH_FIELDS.find((by) => has(contact, by, change[by]));
  } catch (error) {
    // Nothing was written yet: what the platform tries again by itself is left to it.
    if (!isProblem(error) || isProblem(error, 'throttled', 'signed_out')) throw error;
    return undefined;
  }
}

function has(contact: Contact, by: MatchField, value: string | null | undefined): boolean {
  return typeof value === 'string' && meets(contact, { by, value });
}
