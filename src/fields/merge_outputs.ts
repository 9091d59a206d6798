import { CONTACT_SAMPLE, contactOutputFields, WRITE_FIELDS } from './contact_outputs.ts';

/** The sample of a merge in the definition. */
export const MERGE_SAMPLE = { ...CONTACT_SAMPLE, outcome: 'merged' };

/** The output fields of a merge: the kept contact, what it took, and what it didn't take. */
export const MERGE_OUTPUTS = contactOutputFields(
  [
    ...WRITE_FIELDS.filter(({ key }) => key !== 'matched_by' && key !== 'ignored_fields'),
    { key: 'merged_contact_id', label: 'Merged Contact ID' },
    {
      key: 'conflicts',
      label: 'Conflicts',
      children: [
        { key: 'field', label: 'Conflict Field' },
        { key: 'kept', label: 'Kept Value' },
        { key: 'dropped', label: 'Dropped Value' },
      ],
    },
  ],
  {
    outcome: 'merged',
    changed_fields: ['company'],
    changes: [{ field: 'company', before: null, after: 'Example Works' }],
    merged_contact_id: 'contact-2',
    conflicts: [{ field: 'birthday', kept: '1990-12-10', dropped: '1990-12-11' }],
  },
);
