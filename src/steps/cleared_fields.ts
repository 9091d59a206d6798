import { type ContactChange, LIST_INPUTS, TEXT_INPUTS } from '../contacts/change.ts';
import type { ContactInput } from '../contacts/contact_keys.ts';
import { type CustomValues, customId } from '../contacts/custom_field.ts';
import { Problem } from '../contacts/errors.ts';
import { quote } from '../contacts/text.ts';
import { labelOf } from '../fields/labels.ts';

/** Adds the fields to clear. Setting and clearing the same field is refused. */
export function addClearedFields(change: ContactChange, cleared: readonly string[]): ContactChange {
  const keys: readonly ContactInput[] = [...TEXT_INPUTS, ...LIST_INPUTS, 'tags', 'do_not_disturb'];
  const custom = cleared.flatMap((key) => customId(key) ?? []);
  const unknown = cleared.filter((key) => customId(key) === null && !keys.some((one) => one === key));
  if (unknown.length > 0)
    throw new Problem(
      'invalid_input',
      `${quote(unknown[0] ?? '')} isn't a field that can be cleared. Choose one from the list in Fields to Clear.`,
    );
  const both = cleared.filter((key) => Object.hasOwn(change, key) || Object.hasOwn(change.custom_fields ?? {}, customId(key) ?? ''));
  if (both.length > 0)
    throw new Problem('invalid_input', `You set ${labelOf(both[0] ?? '')} and also chose to clear it. Do one or the other.`);
  const plain = cleared.filter((key) => customId(key) === null).map((key) => [key, null] as const);
  const emptied: CustomValues = Object.fromEntries(custom.map((id) => [id, null]));
  return {
    ...change,
    ...Object.fromEntries(plain),
    ...(custom.length === 0 ? {} : { custom_fields: { ...change.custom_fields, ...emptied } }),
  };
}
