import { type ContactChange, REMOVE_INPUTS } from '../contacts/change.ts';
import type { Contact } from '../contacts/contact.ts';
import { customId, customKey } from '../contacts/custom_field.ts';
import { keysNotKept, textUnder } from '../contacts/kept.ts';
import { labelOf } from '../fields/labels.ts';
import type { Run } from '../operation.ts';
import { keysNotStored } from './contact_change.ts';
import { keysWithoutValue } from './no_value.ts';
import { presentOne, typed } from './output.ts';

/** What was asked of a contact, and what became of it. */
export interface Writing {
  /** All that was filled in or to be cleared, also what the account type cannot store. */
  readonly given: ContactChange;
  /** Null for a new contact. */
  readonly before: Contact | null;
  readonly contact: Contact;
  /** The input keys that were sent because they differ. */
  readonly changed: readonly string[];
  readonly matchedBy: string | null;
}

/** What a write answers with: the contact as it is now, what changed, and by label what was given and not kept. */
export async function written(run: Run, { given, before: known, contact: answered, changed, matchedBy }: Writing) {
  const [contact = answered, before = null] = await typed(run, known === null ? [answered] : [answered, known]);
  const missing = keysNotKept(before, contact, given);
  const lost = missing.filter((key) => changed.includes(key));
  // What could not be sent may be what the contact holds anyway: the folder in which it was found.
  const dropped = keysNotStored(run.backend, given, before === null ? 'create' : 'update').filter(
    (key) => missing.includes(key) || REMOVE_INPUTS.some((one) => one === key) || textUnder(key, contact, given) === null,
  );
  const kept = changed.filter((key) => !lost.includes(key));
  const ignored = [...keysWithoutValue(run.input), ...dropped, ...lost];
  return {
    ...(await presentOne(run, contact)),
    outcome: outcomeOf(before, kept),
    matched_by: matchedBy,
    changed_fields: kept,
    changes: kept.map((field) => ({ field, before: textUnder(field, before, given), after: textUnder(field, contact, given) })),
    ignored_fields: await labelsOf(run, [...new Set(ignored)]),
  };
}

/** A custom field by its name where the account tells it: a write that set one has asked for them. What is written stays told without. */
async function labelsOf({ backend, connection }: Run, keys: readonly string[]): Promise<string[]> {
  const fields = keys.some((key) => customId(key) !== null) ? await backend.customFields?.list(connection).catch(() => []) : [];
  const names = new Map(fields?.map(({ id, name }) => [customKey(id), name]));
  return [...new Set(keys.map((key) => names.get(key) ?? labelOf(key)))];
}

function outcomeOf(before: Contact | null, kept: readonly string[]): 'created' | 'updated' | 'unchanged' {
  if (before === null) return 'created';
  return kept.length === 0 ? 'unchanged' : 'updated';
}
