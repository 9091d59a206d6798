import { type ContactChange, REMOVE_INPUTS } from '../contacts/change.ts';
import type { Contact } from '../contacts/contact.ts';
import { customId, customKey } from '../contacts/custom_field.ts';
import { listUnstoredKeys, storedText } from '../contacts/stored_values.ts';
import { labelOf } from '../fields/labels.ts';
import type { Run } from '../operation.ts';
import { keysWithoutValue } from './no_value.ts';
import { readingOf, toContactOutput, withTypedValues } from './output.ts';
import { unsupportedKeys } from './supported_fields.ts';

/** What a step asked for a contact, and the result. */
export interface Writing {
  /** Everything that was filled in or cleared, including what the account type can't store. */
  readonly requested: ContactChange;
  /** Null for a new contact. */
  readonly before: Contact | null;
  readonly contact: Contact;
  /** The input keys that were sent because they differ. */
  readonly changed: readonly string[];
  readonly matchedBy: string | null;
}

/** The output of a write: the contact as it is now, what changed, and the labels of what wasn't stored. */
export async function toWriteOutput(run: Run, { requested, before: stored, contact: written, changed, matchedBy }: Writing) {
  const read = await readingOf(run, stored === null ? [written] : [written, stored]);
  const contact = withTypedValues(written, read);
  const before = stored === null ? null : withTypedValues(stored, read);
  const missing = listUnstoredKeys(before, contact, requested);
  const notKept = missing.filter((key) => changed.includes(key));
  // A contact can hold what can't be written: the folder in which it was found.
  const unsupported = unsupportedKeys(run.backend, requested, before === null ? 'create' : 'update').filter(
    (key) => missing.includes(key) || REMOVE_INPUTS.some((one) => one === key) || storedText(key, contact, requested) === null,
  );
  const changedKeys = changed.filter((key) => !notKept.includes(key));
  const ignored = [...keysWithoutValue(run.input), ...unsupported, ...notKept];
  return {
    ...(await toContactOutput(run, contact)),
    outcome: outcomeOf(before, changedKeys),
    matched_by: matchedBy,
    changed_fields: changedKeys,
    changes: changedKeys.map((field) => ({
      field,
      before: storedText(field, before, requested),
      after: storedText(field, contact, requested),
    })),
    ignored_fields: await labelsOf(run, [...new Set(ignored)]),
  };
}

/** The labels of the keys, each once. */
async function labelsOf(run: Run, keys: readonly string[]): Promise<string[]> {
  const nameOf = await namesOf(run, keys);
  return [...new Set(keys.map(nameOf))];
}

/** The label of each of these keys; a custom field's name if it can be read. */
export async function namesOf({ backend, connection }: Run, keys: readonly string[]): Promise<(key: string) => string> {
  const fields = keys.some((key) => customId(key) !== null) ? await backend.customFields?.list(connection).catch(() => []) : [];
  const names = new Map(fields?.map(({ id, name }) => [customKey(id), name]));
  return (key) => names.get(key) ?? labelOf(key);
}

function outcomeOf(before: Contact | null, changed: readonly string[]): 'created' | 'updated' | 'unchanged' {
  if (before === null) return 'created';
  return changed.length === 0 ? 'unchanged' : 'updated';
}
