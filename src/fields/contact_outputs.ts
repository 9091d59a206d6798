import type { PlainOutputField } from 'zapier-platform-core';
import { CONTACT_FIELDS } from '../contacts/contact_fields.ts';
import { type ContactKey, contactField, OUTPUT_KEYS } from '../contacts/contact_keys.ts';
import { addCustomFields, type OutputFunction } from './custom_outputs.ts';
import { addSamples, outputFields, type Sample } from './outputs.ts';

/** The sample in the definition. It's short because every run copies the definition; the other samples come with their output fields. */
export const CONTACT_SAMPLE = {
  id: __BUILD__.example.id,
  account_type: __BUILD__.example.account_type,
  full_name: CONTACT_FIELDS.full_name.sample,
  first_name: CONTACT_FIELDS.first_name.sample,
  last_name: CONTACT_FIELDS.last_name.sample,
  email: CONTACT_FIELDS.email.sample,
  phone: CONTACT_FIELDS.phone.sample,
  company: CONTACT_FIELDS.company.sample,
  ...(__BUILD__.can.dates ? { updated_at: CONTACT_FIELDS.updated_at.sample } : {}),
};

/** The output fields of a step that returns contacts. Zapier tells rows apart by `id`. */
export const CONTACT_OUTPUTS: [PlainOutputField, OutputFunction] = [
  { key: 'id', label: CONTACT_FIELDS.id.label, primary: true },
  (z, bundle) => addCustomFields(contactFields().slice(1), z, bundle),
];

/** The output fields of a step that adds something to the contact. */
export function contactOutputFields(more: readonly PlainOutputField[], sample: Sample): [OutputFunction] {
  return [async (z, bundle) => addCustomFields([...contactFields(), ...addSamples(more, sample)], z, bundle)];
}

/** Every field of a contact as an output field, with its sample. */
function contactFields(): PlainOutputField[] {
  return OUTPUT_KEYS.map(contactOutput);
}

/** The sample values of an account of this build; null for what none of its account types has. */
export const OF_THIS_BUILD: Readonly<Partial<Record<ContactKey, string | null>>> = {
  id: __BUILD__.example.id,
  account_type: __BUILD__.example.account_type,
  url: __BUILD__.example.url,
  ...(__BUILD__.can.owners ? {} : { owner_id: null }),
  ...(__BUILD__.can.businesses ? {} : { business_id: null }),
  ...(__BUILD__.can.folders ? {} : { folder_id: null }),
  ...(__BUILD__.can.creationDates ? {} : { created_at: null }),
  ...(__BUILD__.can.dates ? {} : { updated_at: null }),
};

/** One field of a contact as an output field, with its sample. */
export function contactOutput(key: ContactKey): PlainOutputField {
  const { label, input, picker, outputType, itemLabels, sample } = contactField(key);
  const shown = OF_THIS_BUILD[key] === undefined ? (sample ?? null) : OF_THIS_BUILD[key];
  return {
    key,
    // Chosen by name in the form, and returned as an ID.
    label: input === 'text' && picker !== undefined ? `${label} ID` : label,
    ...(typeof sample === 'boolean' ? { type: 'boolean' as const } : {}),
    ...(outputType === undefined ? {} : { type: outputType }),
    ...(Array.isArray(sample) && itemLabels === undefined ? { list: true } : {}),
    ...(itemLabels === undefined ? {} : { children: Object.entries(itemLabels).map(([part, name]) => ({ key: part, label: name })) }),
    ...(shown === null ? {} : { sample: shown }),
  };
}

/** What a write adds to the contact. */
export const WRITE_FIELDS: readonly PlainOutputField[] = [
  { key: 'outcome', label: 'Outcome' },
  { key: 'matched_by', label: 'Matched By' },
  { key: 'changed_fields', label: 'Changed Fields', list: true },
  {
    key: 'changes',
    label: 'Changes',
    children: [
      { key: 'field', label: 'Changed Field' },
      { key: 'before', label: 'Before' },
      { key: 'after', label: 'After' },
    ],
  },
  { key: 'ignored_fields', label: 'Ignored Fields', list: true },
];

const FULL_WRITE_SAMPLE = {
  outcome: 'updated',
  matched_by: 'email',
  changed_fields: ['phone'],
  changes: [{ field: 'phone', before: '+15550100120', after: '+15550100123' }],
  ignored_fields: ['Company'],
};

/** The sample of a write in the definition. */
export const WRITE_SAMPLE = { ...CONTACT_SAMPLE, outcome: 'updated' };

/** The output fields of a write, and of what the step adds to it. */
export function writeOutputFields(more: readonly PlainOutputField[] = [], sample: Sample = {}) {
  return contactOutputFields([...WRITE_FIELDS, ...more], { ...FULL_WRITE_SAMPLE, ...sample });
}

/** The output fields of a write that returns the outcome without the contact. */
export function outcomeOutputFields(sample: Sample) {
  return outputFields(
    [
      { key: 'id', label: CONTACT_FIELDS.id.label },
      { key: 'account_type', label: CONTACT_FIELDS.account_type.label },
      { key: 'outcome', label: 'Outcome' },
    ],
    sample,
  );
}
