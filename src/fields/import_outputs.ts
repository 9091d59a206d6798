import { CONTACT_FIELDS } from '../contacts/contact_fields.ts';
import { outputFields } from './outputs.ts';

const CARD = {
  outcome: 'created',
  id: __BUILD__.example.id,
  full_name: CONTACT_FIELDS.full_name.sample,
  ignored: 'Fax, Anniversary',
  error: null,
};

/** The sample of an import in the definition. */
export const IMPORT_SAMPLE = { created: 1, updated: 0, unchanged: 0, failed: 0 };

/** The output fields of an import: a line item for each card, and how many there are of each outcome. */
export const IMPORT_OUTPUTS = outputFields(
  [
    {
      key: 'cards',
      label: 'Cards',
      children: [
        { key: 'outcome', label: 'Outcome' },
        { key: 'id', label: CONTACT_FIELDS.id.label },
        { key: 'full_name', label: CONTACT_FIELDS.full_name.label },
        { key: 'ignored', label: 'Ignored Fields' },
        { key: 'error', label: 'Error' },
      ],
    },
    { key: 'created', label: 'Created', type: 'integer' },
    { key: 'updated', label: 'Updated', type: 'integer' },
    { key: 'unchanged', label: 'Unchanged', type: 'integer' },
    { key: 'failed', label: 'Failed', type: 'integer' },
  ],
  { cards: [CARD], ...IMPORT_SAMPLE },
);
